// What a browser keeps of a form when there is no signal: under two keys, for one person, for 72 hours at most.
// One key lies in the browser and cannot be taken out of it; the other half comes with each page, to whoever is signed in.

const NAME = "tenfold", HOURS = 72, LONGEST = HOURS * 60 * 60 * 1000;
const encoder = new TextEncoder(), decoder = new TextDecoder();

export const person = document.body.dataset.person ?? "";
export const able = Boolean(window.isSecureContext && window.crypto?.subtle && window.indexedDB && person);

const asked = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

async function stores(mode, ...names) {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("keys", { keyPath: "person" });
    opening.result.createObjectStore("forms", { keyPath: "id" });
  };
  const database = await asked(opening);
  const work = database.transaction(names, mode);
  work.oncomplete = work.onabort = () => database.close();
  return names.map((name) => work.objectStore(name));
}

async function all(name) {
  const [store] = await stores("readonly", name);
  return asked(store.getAll());
}

async function removed(name, ids) {
  const [store] = await stores("readwrite", name);
  await Promise.all(ids.map((id) => asked(store.delete(id))));
}

/** Make this person's key where there is none: it can be used here, and never be read. */
async function begin() {
  const found = (await all("keys")).find((one) => one.person === person);
  if (found) return;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const [store] = await stores("readwrite", "keys");
  await asked(store.put({ person, key, at: Date.now() }));
}

/** Both keys; nothing once somebody has signed out in another window. */
async function keys() {
  const own = (await all("keys")).find((one) => one.person === person);
  if (!own) return null;
  const half = Uint8Array.from(document.body.dataset.half.match(/../g), (two) => parseInt(two, 16));
  return [await crypto.subtle.importKey("raw", half, "AES-GCM", false, ["encrypt", "decrypt"]), own.key];
}

/** Keep a form; whether it could be. */
export async function keep(form) {
  if (!able) return false;
  const [inner, outer] = (await keys()) ?? [];
  if (!outer) return false;
  let sealed = encoder.encode(JSON.stringify(form));
  const ivs = [];
  for (const key of [inner, outer]) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    ivs.push(iv);
    const bound = encoder.encode(`${person} ${form.id}`);
    sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound }, key, sealed);
  }
  const [store, own] = await stores("readwrite", "forms", "keys");
  const still = await asked(own.get(person));
  if (still) await asked(store.put({ id: form.id, person, at: Date.now(), ivs, sealed }));
  return Boolean(still);
}

/** This person's forms, the latest first; what does not open is passed over. */
export async function forms() {
  if (!able) return [];
  const [inner, outer] = (await keys()) ?? [];
  if (!outer) return [];
  const own = (await all("forms")).filter((one) => one.person === person).sort((a, b) => b.at - a.at);
  const opened = await Promise.all(own.map((one) => opens(one, inner, outer)));
  return opened.filter(Boolean);
}

async function opens(one, inner, outer) {
  const bound = encoder.encode(`${person} ${one.id}`);
  try {
    const half = await crypto.subtle.decrypt({ name: "AES-GCM", iv: one.ivs[1], additionalData: bound }, outer, one.sealed);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: one.ivs[0], additionalData: bound }, inner, half);
    return { ...JSON.parse(decoder.decode(plain)), at: one.at };
  } catch {
    return null;
  }
}

export async function forget(id) {
  if (able) await removed("forms", [id]);
}

/** Remove all of it: somebody signs out. */
export async function forgetAll() {
  if (!window.indexedDB) return;
  const both = await stores("readwrite", "forms", "keys");
  await Promise.all(both.map((store) => asked(store.clear())));
}

/** Remove what is another's, and what is older than 72 hours; a key goes with the last form that it opens. */
export async function tidy() {
  if (!able) return;
  const old = Date.now() - LONGEST;
  const kept = await all("forms");
  const stays = (one) => one.person === person && one.at > old;
  await removed("forms", kept.filter((one) => !stays(one)).map((one) => one.id));
  const used = kept.some(stays);
  const gone = (await all("keys")).filter((one) => one.person !== person || (!used && one.at <= old));
  await removed("keys", gone.map((one) => one.person));
  await begin();
}
