// A conversation that has begun: what is said in it, and its end.
import { announce } from "./announcer.js";
import { Attachments } from "./attachments.js";
import { Composer } from "./composer.js";
import { follow } from "./events.js";
import { away, say } from "./language.js";
import { Log } from "./log.js";
import { Mail } from "./mail.js";
import { Draft } from "./memory.js";
import { Outbox } from "./outbox.js";
import { Presence } from "./presence.js";
import { Rating } from "./rating.js";

const SEEN_AFTER = 500;

export class Conversation {
  #log = new Log();
  #presence;
  #end = document.getElementById("end");
  #thanks = document.getElementById("thanks");
  #unread = new Map();
  #seenTimer = 0;
  #closedAt = null;

  constructor({ account, chat, settings, service, memory, host, fault }) {
    Object.assign(this, { chat, settings, service, memory, host, fault });
    this.#presence = new Presence(settings.open === false ? away(settings.opensAt) : say("connected"));
    const attachments = settings.attachments
      && new Attachments(settings.attachments, (file, progress) => service.upload(chat, file, progress), fault);
    this.outbox = new Outbox(memory, service, chat, {
      waiting: (message) => this.#log.waiting(this.#idOf(message.clientMessageId), message),
      delayed: ({ status, document }) => (status === 429 ? fault(document.error) : this.#presence.offline()),
      sent: () => this.#sent(),
      refused: (id, text, reason) => this.#refused(id, text, reason ?? say("refused")),
    });
    this.composer = new Composer(new Draft(account, `line/${chat.conversationId}`), attachments, {
      send: (text, files) => this.outbox.add(text, files),
      typing: () => service.post(chat, "typing", {}),
      fault,
    });
    this.rating = new Rating((rated) => this.#rate(rated), fault);
    this.mail = new Mail(chat.email, (email) => this.#order(email), fault);
    document.getElementById("again").addEventListener("click", () => this.leave());
  }

  // Fresh when it has begun right now.
  start(fresh) {
    document.getElementById("room").hidden = false;
    this.composer.show();
    this.#presence.show(say("connecting"));
    if (fresh && this.settings.open === false) {
      this.#thank(say("left"));
    }
    this.host.tell("active", { active: true });
    this.outbox.start();
    follow(this.service, this.chat, {
      open: () => (this.#closedAt === null ? this.#presence.connected() : this.#presence.closed()),
      lost: () => this.#presence.offline(),
      over: () => this.#over(),
      message: (message, sequence) => this.#heard(message, sequence),
      queue: (place) => this.#presence.queue(place),
      typing: () => this.#presence.typing(),
      seen: ({ sequence }) => this.#log.seen(sequence),
      closed: (nothing, sequence) => this.#closed(sequence),
    });
  }

  focus() {
    this.composer.focus();
  }

  // Somebody looks at it, or no longer.
  looked() {
    clearTimeout(this.#seenTimer);
    if (this.host.visible && this.#unread.size) {
      this.#seenTimer = setTimeout(() => {
        const sequence = Math.max(...this.#unread.keys());
        this.memory.set(this.#shelf("seen"), sequence);
        this.#unread.clear();
        this.#count();
        this.service.post(this.chat, "seen", { sequence });
      }, SEEN_AFTER);
    }
  }

  leave() {
    this.memory.drop("conversation");
    this.host.tell("active", { active: false });
    location.reload();
  }

  #heard(message, sequence) {
    this.#log.said(message, sequence);
    if (this.#closedAt !== null && sequence > this.#closedAt) {
      this.#closedAt = null;
      this.#end.hidden = true;
      this.#presence.connected();
    }
    if (message.from !== "agent") {
      return;
    }
    this.#presence.answered(message.name);
    if (sequence > (this.memory.get(this.#shelf("seen")) ?? 0)) {
      announce(say("said", { name: message.name || say("team"), text: message.text }));
      this.#unread.set(sequence, message);
      this.#count();
      this.looked();
    }
  }

  #closed(sequence) {
    this.#closedAt = sequence;
    this.#presence.closed();
    this.rating.show(this.memory.get(this.#shelf("rated")) !== sequence);
    this.mail.show(this.settings.mail === true);
    this.#end.hidden = false;
    this.#log.toEnd();
  }

  async #rate(rated) {
    const answer = await this.service.post(this.chat, "rating", rated);
    if (answer.status === 202) {
      this.memory.set(this.#shelf("rated"), this.#closedAt);
      this.rating.show(false);
      this.#thank(say("rated"));
    }
    return answer;
  }

  async #order(email) {
    const answer = await this.service.post(this.chat, "transcript", { email });
    if (answer.status === 202) {
      this.mail.show(false);
      this.#thank(say("mailed", { email }));
    }
    return answer;
  }

  #thank(sentence) {
    this.#thanks.textContent = sentence;
    this.#thanks.hidden = false;
    this.#thanks.focus();
  }

  #sent() {
    this.fault("");
    if (this.#closedAt === null) {
      this.#presence.connected();
    }
  }

  // What was refused can be written differently.
  #refused(id, text, reason) {
    this.#log.failed(this.#idOf(id), reason);
    announce(`${say("failed")}: ${reason}`);
    this.composer.text ||= text;
  }

  #over() {
    this.memory.drop("conversation");
    this.host.tell("active", { active: false });
    this.#presence.show(say("over"));
    this.composer.hide();
    this.#end.hidden = false;
  }

  #count() {
    const count = this.#unread.size;
    this.host.tell("unread", { count });
    document.title = count ? `(${count}) ${say("title")}` : say("title");
  }

  #idOf(clientMessageId) {
    return `${this.chat.conversationId}/${clientMessageId}`;
  }

  #shelf(name) {
    return `${name}/${this.chat.conversationId}`;
  }
}
