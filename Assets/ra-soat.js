// SPDX-License-Identifier: Apache-2.0
// Review by keys: every key presses a button or follows a link that is on the page, so that nothing happens here that
// does not happen without a script. Pages come by fetch, and only what is within the review is put in place of the old.

const root = () => document.getElementById("ra-soat");
const current = () => document.getElementById("muc");
const main = document.querySelector("main");
const wide = matchMedia("(min-width: 960px)");
const keysOff = "xanh-khong-phim-tat";

// ---- The page in place of the page ----

let busy = false;
const waiting = [];

/** Shows what an address or a form answers; on any trouble the browser goes there by itself. */
async function go(request, otherwise, { isLeaf = false, drops = false } = {}) {
  if (busy) return;
  busy = true;
  main.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(request);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("ra-soat");
    if (!fresh) throw new Error("another page");
    history.replaceState(null, "", address(answer.url));
    if (drops || isOwnForm(request)) drafts.delete(current()?.dataset.m);
    else keepDraft();
    show(page, fresh, request.method === "POST", isLeaf);
  } catch {
    otherwise();
  } finally {
    busy = false;
    main.removeAttribute("aria-busy");
  }
  // Keys that were struck meanwhile, on the page that is there now.
  while (!busy && waiting.length) waiting.shift()();
}

/** Without what a form left for one page only. */
function address(url) {
  const clean = new URL(url);
  clean.searchParams.delete("xong");
  clean.hash = "";
  // A form that was refused answers under its own address, to which there is no page.
  const item = clean.pathname.match(/^(.*\/ra-soat)\/(\d+)$/);
  if (item) {
    const kept = new URL(location);
    kept.pathname = item[1];
    kept.searchParams.delete("trang");
    kept.searchParams.set("muc", item[2]);
    return kept.href.replace(kept.hash, "");
  }
  return clean.pathname.endsWith("/ra-soat") ? clean.href : location.href;
}

function show(page, fresh, isChanged, isLeaf) {
  const paper = document.querySelector("#ra-soat .paper.whole");
  const picture = document.querySelector("#ra-soat .paper.picture");
  const focused = isLeaf && document.activeElement?.closest(".window") && document.activeElement.id;
  for (const banner of document.querySelectorAll("main > .note")) banner.remove();
  const banner = page.querySelector("main > .note");
  if (banner) root().before(document.adoptNode(banner));
  root().replaceWith(document.adoptNode(fresh));
  const place = root().querySelector(".window .paper");
  if (paper && place && !place.matches(".picture")) place.replaceWith(paper);
  // The same page stays as it was scrolled.
  if (picture && place?.matches(".picture") && sourceOf(picture) === sourceOf(place)) place.replaceWith(picture);
  begin(isChanged, false, isLeaf);
  // Behind the last page the focus is at the way back, so that one Enter too many accepts nothing.
  const link = focused ? document.getElementById(focused) ?? root().querySelector(".leaf a") : null;
  link?.focus({ preventScroll: true });
}

const sourceOf = (paper) => paper.querySelector("img")?.src;

function submit(button) {
  const form = button.form;
  if (!form.reportValidity()) return;
  const body = new URLSearchParams(new FormData(form, button));
  go(new Request(form.action, { method: "POST", body }), () => {
    form.dataset.plain = "1";
    if (current()?.contains(form)) drafts.delete(current().dataset.m);
    form.requestSubmit(button);
  });
}

function follow(link, drops = false) {
  const isLeaf = Boolean(link?.closest(".window"));
  if (link) go(new Request(link.href), () => location.assign(link.href), { isLeaf, drops });
}

// ---- What was typed and is not saved ----

/** By item: its fields as they were typed, with the version that they were typed over, so that nobody is overwritten. */
const drafts = new Map();

const formOf = (item) => item?.querySelector("form");
const isOwnForm = (request) => request.method === "POST" && request.url === formOf(current())?.action;

function isTyped(field) {
  if (!field.matches("select")) return field.matches("input:not([type=hidden]), textarea") && field.value !== field.defaultValue;
  const stored = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
  return field.value !== stored?.value;
}

/** Whether a form holds what is stored nowhere: typed here, or refused by the server, which sent it back. */
const isUnsaved = (form) => Boolean(form) && !form.dataset.plain
  && (form.dataset.unsaved === "1" || [...form.elements].some(isTyped));

function keepDraft() {
  const form = formOf(current());
  if (!form) return;
  const fields = [...form.elements].filter((field) => field.name && field.name !== "token" && !field.matches("button"));
  if (isUnsaved(form)) drafts.set(current().dataset.m, fields.map((field) => [field.name, field.value]));
  else drafts.delete(current().dataset.m);
}

/** Puts what was typed into the form of the current item again, and marks every item that has something unsaved. */
function restoreDraft() {
  const form = formOf(current());
  for (const [name, value] of drafts.get(current()?.dataset.m) ?? []) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
  for (const item of drafts.keys()) {
    const row = root().querySelector(`.items [data-m="${item}"] .row`);
    const mark = document.createElement("span");
    mark.className = "chip soon unsaved";
    mark.textContent = root().dataset.unsaved;
    row?.append(mark);
    if (row && form?.contains(row)) row.append(dropper());
  }
}

/** The button that takes what is stored in place of what was typed. */
function dropper() {
  const button = document.createElement("button");
  button.type = "button";
  button.name = "bo";
  button.className = "btn small";
  button.textContent = root().dataset.drop;
  const link = document.createElement("a");
  const address = new URL(location);
  address.searchParams.set("muc", current().dataset.m);
  link.href = address;
  button.addEventListener("click", () => follow(link, true));
  return button;
}

window.addEventListener("beforeunload", (event) => {
  const others = [...drafts.keys()].some((item) => item !== current()?.dataset.m);
  if (others || isUnsaved(formOf(current()))) event.preventDefault();
});

// ---- The document beside the items ----

/** Puts the whole document into the window, once; again after a change, which may mark other words. */
async function loadSource(isChanged) {
  const paper = root().querySelector(".window .paper");
  if (!paper || paper.matches(".picture")) return;
  if (isChanged || !paper.classList.contains("whole")) {
    const answer = await fetch(root().dataset.source);
    const whole = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".paper");
    if (!answer.ok || !whole) return;
    const top = paper.scrollTop;
    paper.replaceChildren(...whole.childNodes);
    if (paper.classList.contains("whole")) paper.scrollTop = top;
    paper.classList.add("whole");
  }
  markCurrent(paper);
}

function markCurrent(paper) {
  for (const piece of paper.querySelectorAll(".cur")) piece.classList.remove("cur");
  const pieces = piecesOf(paper, current()?.dataset.m);
  for (const piece of pieces) piece.classList.add("cur");
  align(current(), pieces[0]);
}

const piecesOf = (paper, item) => (item ? [...paper.querySelectorAll(`[data-m="${item}"]`)] : []);

// ---- Both scroll together ----

let leader = null;

/** Scrolls the frame around one element so that the element stands as high in it as another does in its own. */
function align(from, to) {
  if (!from || !to) return;
  const [source, target] = [frame(from), frame(to)];
  const height = Math.max(0, Math.min(from.getBoundingClientRect().top - source.top, target.height / 2));
  target.element.scrollTop += to.getBoundingClientRect().top - target.top - height;
}

function frame(element) {
  const box = element.closest(".paper, .items");
  const { top, height } = box.getBoundingClientRect();
  return { element: box, top, height };
}

/** The first of some elements that is in sight in its frame. */
function firstInSight(elements) {
  return elements.find((one) => one.getBoundingClientRect().bottom > frame(one).top + 24);
}

function scrolled(box) {
  if (leader !== box || !wide.matches) return;
  const paper = root().querySelector(".paper.whole");
  const list = root().querySelector(".items");
  if (!paper) return;
  if (box === list) {
    const row = firstInSight([...list.querySelectorAll("[data-m]")]);
    align(row, piecesOf(paper, row?.dataset.m)[0]);
  } else {
    const piece = firstInSight([...paper.querySelectorAll("[data-m]")]);
    align(piece, piece && list.querySelector(`[data-m="${piece.dataset.m}"]`));
  }
}

// ---- A choice by number ----

const chooser = document.getElementById("chon");

/** Opens a list of answers, each with its number; Enter and the digits choose. */
function choose(title, answers, typed) {
  if (!answers.length && typed) return typed();
  const list = chooser.querySelector("ol");
  chooser.querySelector("h2").textContent = title;
  const all = typed ? [...answers, { text: chooser.dataset.typed, run: typed }] : answers;
  list.replaceChildren(...all.map((answer, index) => {
    const line = document.createElement("li");
    const button = document.createElement("button");
    const key = document.createElement("kbd");
    key.textContent = index < 9 ? String(index + 1) : "";
    button.type = "button";
    button.className = "guess";
    button.append(key, " ", answer.text);
    button.addEventListener("click", () => { chooser.close(); answer.run(); });
    line.append(button);
    return line;
  }));
  if (!all.length) list.textContent = chooser.dataset.none;
  if (!chooser.open) chooser.showModal();
  (list.querySelector("button") ?? chooser.querySelector("button.btn")).focus();
}

chooser.addEventListener("keydown", (event) => {
  const buttons = [...chooser.querySelectorAll("ol button")];
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (/^[1-9]$/.test(event.key)) buttons[Number(event.key) - 1]?.click();
  else if (step) buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length)?.focus();
  else return;
  event.preventDefault();
});

const buttonsIn = (box) => [...(box?.querySelectorAll("button.guess") ?? [])].map((button) => ({
  text: button.textContent, run: () => submit(button),
}));

const labelOf = (field) => field.labels[0]?.textContent ?? "";

function edit(name) {
  const field = current()?.querySelector(`[name="${name}"]`);
  field?.focus();
  field?.select?.();
}

/** The answers of a list to choose from; the chosen one is saved at once. */
const optionsOf = (select) => [...select.options].filter((option) => option.value).map((option) => ({
  text: option.textContent,
  run: () => { select.value = option.value; save(); },
}));

function save() { submit(current().querySelector(".btn:not([name])")); }

/** Asks which body first, where there are several. */
function forBody(title, run) {
  const lines = [...current().querySelectorAll(".body")].filter((line) => line.querySelector("[name^=part-]"));
  if (lines.length < 2) return run(lines[0] ?? current().querySelector(".body"));
  choose(title, lines.map((line) => ({ text: line.querySelector("[name^=body-]").value, run: () => run(line) })));
}

// ---- Keys ----

const press = (selector) => () => { const button = root().querySelector(selector); if (button) submit(button); };
const move = (name) => press(`#muc [name=viec][value=${name}]`);

function step(direction) {
  const rows = [...root().querySelectorAll(".items > li:not(.near)")];
  follow(rows[rows.indexOf(current()) + direction]?.querySelector("a:not(.src)"));
}

function nextDoubtful() {
  const rows = [...root().querySelectorAll(".items > li")];
  const place = rows.indexOf(current());
  const row = [...rows.slice(place + 1), ...rows.slice(0, place)].find((one) => one.querySelector(":scope > .row > .conf.low"));
  follow(row?.querySelector("a.t"));
}

const keys = {
  j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1), n: nextDoubtful,
  a: press("#muc .pri[name=next]"), Enter: press("#muc .pri[name=next]"), A: press("#chac"),
  e: () => edit("text"), l: () => edit(current().querySelector("[name=activity]").value ? "activity" : "label"),
  t: () => { const kind = current().querySelector("[name=kind]"); choose(labelOf(kind), optionsOf(kind)); },
  r: () => forBody(labelOf(current().querySelector("[name=role-0]")), (line) => {
    const role = line.querySelector("[name^=role-]");
    choose(labelOf(role), optionsOf(role));
  }),
  b: () => forBody(labelOf(current().querySelector("[name=organisation-0]")), (line) => {
    const field = line.querySelector("[name^=organisation-]");
    const guesses = line.nextElementSibling?.matches(".guesses") ? line.nextElementSibling : null;
    choose(labelOf(field), buttonsIn(guesses), () => field.focus());
  }),
  g: () => {
    const spare = [...current().querySelectorAll("[name^=organisation-]")].at(-1);
    choose(document.getElementById("goi-giao")?.getAttribute("aria-label") ?? labelOf(spare),
      buttonsIn(document.getElementById("goi-giao")), () => spare.focus());
  },
  d: () => choose(labelOf(current().querySelector("[name=due]")), buttonsIn(document.getElementById("goi-han")),
    () => edit("due")),
  s: () => choose(current().querySelector("#tach summary").textContent, buttonsIn(document.getElementById("tach"))),
  m: move("gop"), "[": move("ra"), "]": move("vao"), "Shift+ArrowUp": move("len"), "Shift+ArrowDown": move("xuong"),
  u: press("#hoan-tac"), "Ctrl+z": press("#hoan-tac"), U: press("#lam-lai"), "Ctrl+y": press("#lam-lai"),
  p: () => follow(root().querySelector("#nguon .pills a:not([aria-current])")),
  ",": () => follow(document.getElementById("trang-truoc")), ".": () => follow(document.getElementById("trang-sau")),
  "?": () => help.showModal(),
};

function keyOf(event) {
  if (event.altKey) return "";
  if (event.ctrlKey || event.metaKey) return `Ctrl+${event.key.toLowerCase()}`;
  return event.shiftKey && event.key.length > 1 ? `Shift+${event.key}` : event.key;
}

/** Fields take their own keys; a control that has the focus is pressed by Enter itself. */
function isTaken(event) {
  const target = event.target;
  if (document.querySelector("dialog[open]") || target.matches("input, textarea, select")) return true;
  return event.key === "Enter" && target.matches("a, button, summary");
}

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (field.matches("input, textarea, select") && current()?.contains(field)) {
    if (event.key === "Escape") current().querySelector("h3").focus();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); keys.a(); }
  }
  const run = keys[keyOf(event)];
  if (!run || isTaken(event) || event.isComposing || localStorage.getItem(keysOff)) return;
  event.preventDefault();
  if (busy) waiting.push(run);
  else if (current() || event.key === "?") run();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!root()?.contains(form) || form.dataset.plain || form.action.endsWith("/trang-thai")) return;
  event.preventDefault();
  submit(event.submitter ?? form.querySelector("button"));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !root()?.contains(link)) return;
  const row = link.closest(".items, .versions, .pills, .window");
  const sentence = link.matches(".src") && piecesOf(root().querySelector(".paper"), current()?.dataset.m)[0];
  if (sentence) align(current(), sentence);
  else if (link.matches(".src")) return;
  else if (row && link.pathname.endsWith("/ra-soat")) follow(link, link.matches("#muc form .alone"));
  else return;
  event.preventDefault();
});

// ---- Beginning ----

const help = document.getElementById("phim-tat");
const toggle = help.querySelector("input");
toggle.checked = !localStorage.getItem(keysOff);
toggle.addEventListener("change", () => {
  if (toggle.checked) localStorage.removeItem(keysOff);
  else localStorage.setItem(keysOff, "1");
});
for (const dialog of [help, chooser]) dialog.querySelector("button.btn").addEventListener("click", () => dialog.close());
document.getElementById("mo-phim-tat").addEventListener("click", () => help.showModal());
document.querySelector(".keyline").hidden = false;

function begin(isChanged, isFirst = false, isLeaf = false) {
  for (const box of root().querySelectorAll(".paper, .items")) {
    for (const name of ["wheel", "pointerdown", "touchstart", "focusin"]) {
      box.addEventListener(name, () => { leader = box; }, { passive: true });
    }
    box.addEventListener("scroll", () => scrolled(box), { passive: true });
  }
  leader = null;
  restoreDraft();
  // A page that was just opened is read from its top; the keys work there too.
  if (!isFirst) current()?.querySelector("h3").focus({ preventScroll: true });
  // Who leafs through the document looks at it; who comes without having chosen an item sees first what was read.
  const isArrival = isFirst && !new URL(location).searchParams.has("muc");
  if (!isLeaf && !isArrival) current()?.scrollIntoView({ block: wide.matches ? "nearest" : "start" });
  const list = root().querySelector(".items");
  if (wide.matches && current()) {
    const room = list.clientHeight - current().offsetHeight;
    list.scrollTop = current().offsetTop - list.offsetTop - Math.max(56, Math.min(96, room / 2));
  }
  loadSource(isChanged).catch(() => {});
}

begin(false, true);
