"""What journeys of a contact on a doorstep share: a page of one's own, what is typed, what is kept and recorded."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from desks import browser_of, opens
from tenfold import ledger

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

WORDS = "Saw Ann at home. She was playing on the rug, Zanthorpe the bear in her arms."
KEPT = """async () => {
    const opening = indexedDB.open("tenfold", 1);
    const found = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
    if (!found.objectStoreNames.length) { found.close(); return { keys: [], forms: [] }; }
    const work = found.transaction(["keys", "forms"]);
    const all = (name) => new Promise((done) => {
        const asked = work.objectStore(name).getAll();
        asked.onsuccess = () => done(asked.result);
    });
    const [keys, forms] = [await all("keys"), await all("forms")];
    found.close();
    const read = await Promise.all(keys.map(async (one) => {
        try { await crypto.subtle.exportKey("raw", one.key); return "read"; } catch (fault) { return fault.name; }
    }));
    const text = forms.map((one) => new TextDecoder("latin1").decode(one.sealed) + JSON.stringify(one)).join();
    return { keys: keys.map((one) => one.key.extractable), forms: forms.map((one) => one.id), read, text };
}"""
"""What this origin holds in the browser: of each key whether it can be taken out, the ids of forms, and their text."""


def sits(context: "BrowserContext", site: str, who: ledger.Session, ann: UUID) -> "Page":
    """Somebody who is signed in and has said why they open the family, at a page of their own."""
    client = opens(browser_of(who), ann)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    return page


def records(page: "Page", site: str, ann: UUID, query: str = "") -> "Page":
    """Open the form of a contact, once its scripts run."""
    page.goto(f"{site}/family/{ann}/child/1/record{query}")
    page.wait_for_function("document.querySelector('[data-chosen]') && document.body.dataset.person")
    return page


def kept(page: "Page") -> Any:
    """What the device holds of forms and keys."""
    return page.evaluate(KEPT)


def says(page: "Page", words: str) -> None:
    """Wait until the page says of what is kept."""
    page.wait_for_function("words => document.querySelector('[data-kept]').textContent.includes(words)", arg=words)


def writes(page: "Page", words: str = WORDS) -> None:
    """Write the narrative, and wait until the device keeps it."""
    page.fill("[name=narrative]", words)
    says(page, "Kept on this device")


def entries(who: ledger.Session, ann: UUID) -> list[str]:
    """The narratives on record, in order."""
    opened = ledger.open_record(who, ann, "protect", "child")
    return [one.narrative or "" for one in opened.picture.entries()]


def drafts(who: ledger.Session, ann: UUID) -> tuple[ledger.Draft, ...]:
    """Somebody's drafts on a family."""
    return ledger.open_to_record(who, ann, "protect", "record")[1]
