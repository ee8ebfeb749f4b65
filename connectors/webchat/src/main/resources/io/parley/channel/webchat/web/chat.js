// The chat page: in a window of its own, or in a frame of another page.
import { Conversation } from "./conversation.js";
import { keepFocus } from "./focus.js";
import { Form } from "./form.js";
import { Host } from "./host.js";
import { choose, load, say } from "./language.js";
import { Draft, Memory } from "./memory.js";
import { Service, insist } from "./service.js";

const MARGIN = 24;
const LEAST = 320;
const ROOM = 640;

const { account, assets, languages, origins } = document.body.dataset;
const host = new Host(origins.split(" ").filter(Boolean));
const service = new Service(account);
const memory = new Memory(account);
document.documentElement.classList.toggle("full", !host.embedded);
await host.greet();

const language = choose(languages.split(" "), [host.options.language, ...navigator.languages]);
const loaded = load(language, `${assets}/${language}.json`);
const described = insist(
  () => service.settings({ language, ...(host.options.page && { page: host.options.page }) }),
  () => loaded.then(() => fault(say("offline"))),
);
await loaded;
document.documentElement.classList.remove("loading");
const answer = await described;
const settings = answer.status === 200 ? answer.document : {};
fault("");

const close = document.getElementById("close");
const panel = document.getElementById("panel");
let shown = null;

function fault(sentence) {
  document.getElementById("fault").textContent = sentence;
}

function enter(chat, fresh) {
  shown = new Conversation({ account, chat, settings, service, memory, host, fault });
  shown.start(fresh);
  fit();
  focus();
}

function focus() {
  if (host.open) {
    shown.focus();
  }
}

// A form is as high as it needs to be, a conversation has room.
function fit() {
  const sheet = document.getElementById("begin");
  const needed = sheet.lastElementChild.getBoundingClientRect().bottom + sheet.scrollTop + MARGIN;
  host.tell("height", { height: sheet.hidden ? ROOM : Math.max(LEAST, needed) });
}

if (host.embedded) {
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", say("title"));
  close.hidden = false;
  close.addEventListener("click", () => host.tell("close"));
  keepFocus(() => host.tell("close"));
  host.listen((kind) => {
    if (kind === "open") {
      focus();
    }
    shown.looked?.();
  });
}
document.addEventListener("visibilitychange", () => shown?.looked?.());

const chat = memory.get("conversation");
if (chat) {
  enter(chat, false);
} else {
  const form = new Form(settings, service, new Draft(account, "form"));
  // Another tab may begin while this one still shows the form.
  const elsewhere = new Promise((resolve) => memory.listen("conversation", () => resolve(memory.get("conversation"))));
  shown = form;
  const begun = form.begun(() => ({ ...host.options, language }), fault);
  new ResizeObserver(fit).observe(document.getElementById("question"));
  new MutationObserver(fit).observe(document.getElementById("suggestions"), { attributes: true, childList: true, subtree: true });
  fit();
  host.tell("ready");
  focus();
  const conversation = (await Promise.race([begun, elsewhere])) ?? (await begun);
  memory.set("conversation", conversation);
  form.hide();
  enter(conversation, true);
}
host.tell("ready");
