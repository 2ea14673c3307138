// The body map: one stop for the tab key, arrow keys between the places, and the list beside it kept the same.

const middle = (box) => {
  const { left, top, width, height } = box.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
};
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest place that lies in a direction: what is straight ahead counts as nearer than what is to the side. */
function nearest(boxes, from, [across, down]) {
  const [x, y] = middle(from);
  let best = null, least = Infinity;
  for (const box of boxes) {
    const [bx, by] = middle(box);
    const ahead = (bx - x) * across + (by - y) * down, aside = Math.abs((bx - x) * down) + Math.abs((by - y) * across);
    const far = ahead + 2 * aside;
    if (box !== from && ahead > 1 && far < least) [best, least] = [box, far];
  }
  return best;
}

function stop(boxes, here) {
  for (const box of boxes) box.tabIndex = box === here ? 0 : -1;
}

for (const map of document.querySelectorAll("[data-body]")) {
  const boxes = [...map.querySelectorAll("input[type=checkbox]")];
  const list = [...map.form?.elements ?? map.closest("form").elements].filter(
    (one) => one.type === "checkbox" && one.name === map.dataset.body);
  const told = map.querySelector("[data-chosen]");
  const twin = (box, among) => among.find((one) => one.value === box.value);
  const say = () => {
    const words = boxes.filter((one) => one.checked).map((one) => one.getAttribute("aria-label").toLowerCase());
    told.textContent = words.length ? `Chosen: ${words.join(", ")}` : "";
  };
  stop(boxes, boxes.find((one) => one.checked) ?? boxes[0]);
  for (const box of boxes) {
    box.addEventListener("change", () => { twin(box, list).checked = box.checked; stop(boxes, box); say(); });
    box.addEventListener("focus", () => stop(boxes, box));
    box.addEventListener("keydown", (event) => {
      const way = WAYS[event.key], next = way && nearest(boxes, box, way);
      if (way) event.preventDefault();
      if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
    });
  }
  for (const one of list) one.addEventListener("change", () => { twin(one, boxes).checked = one.checked; say(); });
  say();
}
