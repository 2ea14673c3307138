// The components' own behaviour, where there is JavaScript; every page works without it.
import { initAll } from "../govuk/govuk-frontend.min.js";
import { able, forgetAll, forms, tidy } from "./kept.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

/** Say on every page what this device holds that was not sent. */
async function sayWhatWaits() {
  const place = document.querySelector("[data-waiting]");
  const waiting = (await forms()).filter((one) => !location.pathname.startsWith(one.path));
  if (!place || !waiting.length) return;
  const box = document.createElement("div");
  box.className = "govuk-inset-text";
  for (const one of waiting) {
    const line = document.createElement("p"), link = document.createElement("a");
    const at = new Date(one.at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    line.className = "govuk-body";
    link.className = "govuk-link";
    link.href = one.path;
    link.textContent = `What you wrote at ${at}`;
    line.append(link, " is on this device only and is not recorded. It is removed when you sign out, and after 72 hours.");
    box.append(line);
  }
  place.append(box);
}

// Whoever signs out leaves nothing here; where the page cannot wait, the answer clears it too.
for (const form of document.querySelectorAll("form")) {
  if (new URL(form.action, location).pathname === "/account/logout/") {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try { await forgetAll(); } finally { form.submit(); }
    }, { once: true });
  }
}

export const ready = able ? tidy().then(sayWhatWaits).catch(() => undefined) : Promise.resolve();
if (able) setInterval(() => tidy().catch(() => undefined), 60_000);
// The day beside a slider follows it, and is shown once it is let go; without this its button shows it.
for (const form of document.querySelectorAll(".desk-slider")) {
  const range = form.querySelector("input[type=range]");
  const first = Date.parse(`${form.dataset.first}T12:00:00Z`);
  const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  range.addEventListener("input", () => {
    const day = words.format(new Date(first + range.valueAsNumber * 86400000));
    form.querySelector("output").textContent = day;
    range.setAttribute("aria-valuetext", day);
  });
  range.addEventListener("pointerup", () => form.requestSubmit());
}
