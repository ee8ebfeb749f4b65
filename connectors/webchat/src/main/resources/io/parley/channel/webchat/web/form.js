// How a conversation begins.
import { announce } from "./announcer.js";
import { Challenge } from "./challenge.js";
import { customer } from "./customer.js";
import { away, duration, say } from "./language.js";
import { randomId } from "./memory.js";
import { insist } from "./service.js";
import { Suggestions } from "./suggestions.js";

const REMEMBERED = ["name", "email", "department", "text"];

export class Form {
  #form = document.getElementById("begin");
  #button = this.#form.querySelector("button[type=submit]");
  #settings;
  #service;
  #challenge;
  #draft;
  #busy = false;

  constructor(settings, service, draft) {
    this.#settings = settings;
    this.#service = service;
    this.#draft = draft;
    this.#challenge = new Challenge(service);
  }

  // Shows itself, and waits until a conversation has begun.
  begun(options, fault) {
    this.#describe(options);
    this.#form.hidden = false;
    return new Promise((resolve) => this.#form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (this.#busy) {
        return;
      }
      this.#wait(true);
      fault("");
      const answer = await this.#begin(options(), fault);
      this.#wait(false);
      if (answer.status === 201) {
        this.#draft.drop();
        this.#form.hidden = true;
        resolve({ ...answer.document, email: this.#form.elements.email.value });
      } else {
        fault(answer.document.error ?? say("refused"));
      }
    }));
  }

  hide() {
    this.#form.hidden = true;
  }

  focus() {
    const fields = [...this.#form.elements].filter((field) => field.checkVisibility() && field.type !== "submit");
    (fields.find((field) => !field.value) ?? fields[0]).focus();
  }

  #describe(options) {
    const { open, emailRequired, departments, suggestions, challenge } = this.#settings;
    const { email, text, department } = this.#form.elements;
    const closed = open === false;
    document.getElementById("welcome").textContent = this.#welcome(closed);
    this.#form.classList.toggle("away", closed);
    this.#button.textContent = say(closed ? "leave" : "begin");
    email.required = emailRequired || closed;
    this.#form.querySelector("label[for=email] .optional").hidden = email.required;
    if (departments?.length) {
      this.#offer(departments, options().department);
    }
    if (suggestions) {
      new Suggestions(this.#service, text);
    }
    if (challenge) {
      this.#form.addEventListener("focusin", () => this.#challenge.prepare(), { once: true });
    }
    const draft = this.#draft.get() ?? { id: randomId() };
    REMEMBERED.filter((name) => draft[name]).forEach((name) => (this.#form.elements[name].value = draft[name]));
    this.#draft.set(draft);
    this.#form.addEventListener("input", () => this.#draft.set({ ...this.#said(), id: this.#draft.get().id }));
    department.required = Boolean(departments?.length);
    for (const [name, value] of Object.entries(customer(options().customerToken))) {
      this.#know(name, value);
    }
  }

  // Nobody is asked for what the site says of them.
  #know(name, value) {
    const field = this.#form.elements[name];
    field.value = value || field.value;
    field.hidden = Boolean(value);
    this.#form.querySelector(`label[for=${name}]`).hidden = field.hidden;
  }

  #welcome(closed) {
    const { opensAt, expectedWaitSeconds } = this.#settings;
    if (closed) {
      return `${away(opensAt)} ${say("awayHint")}`;
    }
    return expectedWaitSeconds > 0
      ? `${say("welcome")}\n${say("wait", { duration: duration(expectedWaitSeconds) })}`
      : say("welcome");
  }

  #offer(departments, wanted) {
    const choice = this.#form.elements.department;
    const known = departments.find(({ id, name }) => wanted === id || wanted === name);
    choice.append(new Option(say("choose"), ""), ...departments.map(({ id, name }) => new Option(name, id)));
    choice.value = known?.id ?? "";
    choice.hidden = false;
    this.#form.querySelector("label[for=department]").hidden = false;
  }

  #said() {
    return Object.fromEntries(REMEMBERED.map((name) => [name, this.#form.elements[name].value.trim()]));
  }

  async #begin(options, fault) {
    const said = this.#said();
    const question = Object.fromEntries(Object.entries({
      ...options, ...said, department: said.department || options.department,
    }).filter(([, value]) => value));
    question.clientMessageId = this.#draft.get().id;
    const ask = () => insist(
      () => this.#service.begin(question),
      ({ status, document }) => fault(status === 429 ? document.error : say("offline")),
    );
    if (!this.#settings.challenge) {
      const answer = await ask();
      if (!answer.document.challenge) {
        return answer;
      }
    }
    return (await this.#prove(question)) ? ask() : { status: 0, document: { error: say(isSecureContext ? "refused" : "insecure") } };
  }

  async #prove(question) {
    this.#button.textContent = say("proving");
    announce(say("proving"));
    question.challenge = await this.#challenge.solution();
    return question.challenge;
  }

  #wait(busy) {
    this.#busy = busy;
    this.#button.setAttribute("aria-disabled", String(busy));
    this.#button.textContent = say(this.#settings.open === false ? "leave" : "begin");
  }
}
