"use strict";
// The records come as escaped fragments of our own server; whatever is typed goes out as JSON, and in as text.
const AHEAD = 4; // fragments that are fetched before they are asked for
const at = (id) => document.getElementById(id);
const WORDS = { approved: "approved", rejected: "rejected", edited: "edited", unreviewed: "not judged" };
const reader = at("place").textContent;
const pages = new Map();
const history = [];
let queue = [];
let now = 0;
let shown = -1; // the place whose pair is on the page: that of `now` may be on its way
let writing = "";
let sending = Promise.resolve();
const unsent = []; // bodies of judgements in their order; the first is under way

function fragment(place) {
  const { id } = queue[place];
  if (!pages.has(id)) {
    const asked = fetch("/record/" + encodeURIComponent(id)).then((answer) => {
      if (!answer.ok) throw new Error("this pair cannot be shown (" + answer.status + ")");
      return answer.text();
    });
    const entry = { text: null, asked };
    asked.then((text) => { entry.text = text; }, () => pages.delete(id));
    pages.set(id, entry);
    if (pages.size > 200) pages.delete(pages.keys().next().value);
  }
  return pages.get(id);
}

function tell(text) { at("said").textContent = text; }

function figures() {
  const judged = queue.filter((one) => one.status !== "unreviewed").length;
  at("done").max = queue.length;
  at("done").value = judged;
  at("place").textContent = `${now + 1} of ${queue.length}, ${WORDS[queue[now].status]}; ${judged} judged; ${unsent.length ? "saving" : "saved"}; ${reader}`;
  for (const name of ["approved", "rejected"]) {
    document.querySelector(`[data-does=${name}]`).setAttribute("aria-pressed", String(queue[now].status === name));
  }
}

function set(text) {
  at("pair").innerHTML = text;
  shown = now;
  figures();
  const heading = at("pair").querySelector("h2");
  if (heading && !writing) heading.focus({ preventScroll: true }); // a pair may come while one writes the note to it
  for (const mark of at("pair").querySelectorAll("mark")) mark.parentElement.scrollTop = mark.offsetTop - 60;
  scrollTo(0, 0);
  for (let next = now + 1; next <= Math.min(now + AHEAD, queue.length - 1); next += 1) fragment(next).asked.catch(() => {});
}

function show(place) {
  now = Math.max(0, Math.min(place, queue.length - 1));
  const entry = fragment(now);
  if (entry.text !== null) { set(entry.text); return; }
  const wanted = now;
  entry.asked.then((text) => { if (wanted === now) set(text); }, (error) => { tell(error.message); figures(); });
}

// A tab may be closed at once: what is under way outlives it, within the 64 KiB that browsers allow.
function post(body) {
  const headers = { "content-type": "application/json" };
  return fetch("/judge", { method: "POST", headers, body, keepalive: body.length < 20_000 });
}

function send(place, judgement) {
  const one = queue[place];
  const before = { ...one };
  Object.assign(one, { status: judgement.status, note: judgement.note });
  const body = JSON.stringify({ id: one.id, ...judgement });
  unsent.push(body);
  sending = sending.then(() => post(body)).then((answer) => { if (!answer.ok) throw new Error(String(answer.status)); }).catch((error) => {
    Object.assign(one, before);
    tell(`Not saved (${error.message}): judge this pair again`);
    show(place);
  }).finally(() => { unsent.shift(); figures(); });
}
addEventListener("pagehide", () => unsent.slice(1).forEach(post));

function judge(status, texts = {}) {
  history.push({ place: now, ...queue[now] });
  send(now, { status, note: queue[now].note, ...texts });
  tell(`${WORDS[status]}: ${now + 1}`);
  show(now + 1);
}

function undo() {
  const last = history.pop();
  if (!last) { tell("nothing to undo"); return; }
  // The text of an earlier edit is not here any more: it is taken back to not judged.
  send(last.place, { status: last.status === "edited" ? "unreviewed" : last.status, note: last.note });
  show(last.place);
  tell("undone");
}

function write(what) {
  const article = at("pair").querySelector("article");
  if (!article) return;
  if (what === "edit" && shown !== now) { tell("this pair is on its way: edit again"); return; }
  if (what === "edit" && article.dataset.turns !== "1") { tell("a conversation cannot be edited: reject it"); return; }
  writing = what;
  at("texts").hidden = what !== "edit";
  at("write").hidden = false;
  for (const name of ["question", "answer"]) {
    at(name).value = article.querySelector(`[data-role=${name}]`)?.textContent ?? "";
  }
  at("note").value = queue[now].note;
  at(what === "edit" ? "answer" : "note").focus();
}

function close() {
  writing = "";
  at("write").hidden = true;
  at("pair").querySelector("h2")?.focus({ preventScroll: true });
}

function save() {
  const note = at("note").value.trim();
  const texts = { question: at("question").value.trim(), answer: at("answer").value.trim() };
  const edits = writing === "edit";
  if (edits && (!texts.question || !texts.answer)) { tell("question and answer must not be empty"); return; }
  queue[now].note = note;
  close();
  if (edits) judge("edited", texts);
  else if (queue[now].status === "edited") tell("an edit is noted when it is made: edit again");
  else if (queue[now].status === "unreviewed") tell("the note goes with your judgement");
  else { send(now, { status: queue[now].status, note }); tell("noted"); }
}

const DOES = {
  approved: () => judge("approved"), rejected: () => judge("rejected"), edit: () => write("edit"),
  note: () => write("note"), undo, back: () => show(now - 1), on: () => show(now + 1),
};
const KEYS = { a: "approved", r: "rejected", e: "edit", n: "note", u: "undo", k: "back", j: "on", ArrowLeft: "back", ArrowRight: "on" };

document.addEventListener("keydown", (event) => {
  if (writing) {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
    return;
  }
  const free = !event.ctrlKey && !event.metaKey && !event.altKey && at("keys").checked && queue.length;
  if (free && KEYS[event.key]) { event.preventDefault(); DOES[KEYS[event.key]](); }
});
at("tools").addEventListener("click", (event) => {
  const does = event.target.closest("button")?.dataset.does;
  if (does && queue.length && !writing) DOES[does]();
});
at("write").addEventListener("submit", (event) => { event.preventDefault(); save(); });
at("cancel").addEventListener("click", close);

fetch("/queue").then((answer) => answer.json()).then((found) => {
  queue = found;
  const first = queue.findIndex((one) => one.status === "unreviewed");
  show(first < 0 ? 0 : first);
  if (first < 0) tell("all pairs are judged");
}).catch((error) => tell(`the queue cannot be read: ${error.message}`));
