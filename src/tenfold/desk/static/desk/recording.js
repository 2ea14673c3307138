// The form of a contact, where there is JavaScript: it is kept while it is written, and sent when there is a signal.
import { able, forget, forms, keep } from "./kept.js";
import { ready } from "./desk.js";
import "./body.js";

const form = document.querySelector("form[data-recording]"), line = document.querySelector("[data-kept]");
const SOON = 400, LATER = able ? 60_000 : 20_000, AGAIN = 10_000, PATIENCE = 20_000; // milliseconds
const path = location.pathname;
const OUT = "Your session has ended. Press “Save and continue”: you sign in, and find your words again.";
const NO_SIGNAL = "The server cannot be reached.";
let changed = false, sending = false, gone = false, timer = 0, waiting = null;

const say = (words) => { line.textContent = words; };
const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
const id = () => form.elements.namedItem("id").value;

function typed() {
  const told = new FormData(form);
  for (const name of ["csrfmiddlewaretoken", "writer"]) told.delete(name);
  return [...told.entries()];
}

function body(entries, step) {
  const told = new URLSearchParams(entries);
  for (const name of ["csrfmiddlewaretoken", "writer"]) told.set(name, form.elements.namedItem(name).value);
  told.set("step", step);
  return told;
}

async function post(entries, step, headers = {}) {
  const signal = AbortSignal.timeout(PATIENCE);
  return fetch(path, { method: "POST", body: body(entries, step), headers, signal, credentials: "same-origin" });
}

/** Keep a draft on the server; when, "" where it is recorded already, null where it was not kept. */
async function draft(entries) {
  const answer = await post(entries, "draft", { "X-Draft": "1" });
  if (answer.redirected) throw new Error(OUT);
  if (!answer.ok) return null;
  return (await answer.json()).at ?? "";
}

async function keepHere(pressed = false) {
  const kept = await keep({ id: id(), path, entries: typed(), pressed });
  return kept;
}

/** Keep what is written: at once on this device, soon on the server, which is what counts. */
async function keepSoon() {
  if (gone || sending) return;
  const here = await keepHere();
  if (here) say(`Kept on this device at ${clock()}.`);
}

async function keepOnServer() {
  if (!changed || gone || sending) return;
  changed = false;
  try {
    const at = await draft(typed());
    if (at === null) throw new Error("not kept");
    if (!changed) await forget(id());
    say(`Draft kept at ${at || clock()}. Nothing is recorded yet.`);
  } catch (fault) {
    changed = true;
    notKept(fault.message === OUT ? OUT : NO_SIGNAL);
  }
}

async function notKept(why) {
  const here = await keepHere();
  say(here
    ? `${why} What you write is kept on this device, under a key, for at most 72 hours. Nothing is recorded yet.`
    : `${why} What you write is kept nowhere but on this page.`);
}

function write() {
  changed = true;
  clearTimeout(timer);
  timer = setTimeout(() => keepSoon().catch(() => undefined), SOON);
}

/** Send the form; where there is no signal it waits here, and goes when there is one, or at a press. */
async function send() {
  if (sending) return;
  sending = true;
  form.setAttribute("aria-busy", "true");
  const entries = typed();
  await keepHere(true).catch(() => false);
  try {
    say("Sending …");
    const answer = await post(entries, "contact");
    const there = new URL(answer.url);
    if (answer.redirected && there.searchParams.has("recorded")) {
      gone = true;
      await forget(id()).catch(() => undefined);
      location.assign(there);
      return;
    }
    sentBack(answer);
  } catch {
    waits();
  } finally {
    sending = false;
  }
}

/** It was answered, and not recorded: a word is missing, another step follows, or somebody has to sign in again. */
function sentBack(answer) {
  if (answer.status >= 500) { waits(); return; }
  const step = document.createElement("input");
  Object.assign(step, { type: "hidden", name: "step", value: "contact" });
  form.append(step);
  gone = true;
  form.submit();
}

function waits() {
  form.removeAttribute("aria-busy");
  const here = able ? "It is kept on this device, under a key, for at most 72 hours." : "Keep this page open.";
  say(`Not sent: there is no signal. ${here} It is sent when the signal is back, or when you press “Save and continue” again.`);
  waiting ??= setInterval(() => { if (navigator.onLine) send(); }, AGAIN);
}

/** What was left on this device goes to the server as a draft, and the page shows it as it stood. */
async function takeUp() {
  if ("sent" in form.dataset) await forget(id()); // what stands here was sent a moment ago, and is a draft on the server
  for (const one of (await forms()).filter((left) => left.path === path)) {
    const at = await draft(one.entries);
    if (at === null) continue;
    await forget(one.id);
    if (at !== "") { gone = true; location.assign(`${path}?draft=${one.id}`); return; }
  }
}

form.addEventListener("input", write);
form.addEventListener("change", write);
form.addEventListener("submit", (event) => {
  const pressed = event.submitter;
  if (pressed?.name === "step" && pressed.value === "contact") {
    event.preventDefault();
    send();
  } else {
    gone = true;
    forget(id()).catch(() => undefined);
  }
});
for (const one of document.querySelectorAll("[data-discard]")) {
  one.addEventListener("click", () => { gone = true; forget(one.dataset.discard).catch(() => undefined); });
}
window.addEventListener("online", () => { if (waiting) send(); else keepOnServer(); });
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keepOnServer(); });
setInterval(keepOnServer, LATER);
ready.then(takeUp).catch(() => undefined);
