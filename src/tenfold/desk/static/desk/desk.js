// The components' own behaviour, where there is JavaScript; every page works without it.
import { initAll } from "../govuk/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

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
