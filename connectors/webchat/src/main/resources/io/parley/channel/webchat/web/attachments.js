// Files that go with the next message: they are sent at once, so that the message itself is quick.
import { percent, say, size } from "./language.js";

export class Attachments {
  #list = document.getElementById("files");
  #rules;
  #upload;
  #fault;
  #entries = [];

  constructor(rules, upload, fault) {
    this.#rules = rules;
    this.#upload = upload;
    this.#fault = fault;
  }

  get busy() {
    return this.#entries.some((entry) => !entry.file);
  }

  // Takes what is there for a message.
  take() {
    const files = this.#entries.map((entry) => entry.file);
    this.#entries = [];
    this.#show();
    return files;
  }

  add(files) {
    this.#fault("");
    [...files].forEach((file) => this.#add(file));
  }

  async #add(file) {
    const reason = this.#refusal(file);
    if (reason) {
      this.#fault(reason);
      return;
    }
    const entry = { file: null, line: null };
    const bar = document.createElement("progress");
    entry.line = this.#line(file.name, bar, entry);
    this.#entries.push(entry);
    this.#show();
    const answer = await this.#upload(file, (share) => {
      bar.value = share;
      bar.textContent = percent(share);
    });
    if (answer.status === 201) {
      entry.file = answer.document;
      bar.remove();
    } else {
      this.#remove(entry);
      this.#fault(answer.document.error ?? say("uploadFailed", { name: file.name }));
    }
  }

  #refusal({ name, size: bytes, type }) {
    const { maxBytes, types } = this.#rules;
    if (maxBytes && bytes > maxBytes) {
      return say("tooLarge", { name, size: size(maxBytes) });
    }
    const fits = (rule) => rule === type || (rule.endsWith("/*") && type.startsWith(rule.slice(0, -1)));
    return types?.length && !types.some(fits) ? say("wrongType", { name }) : null;
  }

  #line(name, bar, entry) {
    const line = document.createElement("li");
    const label = document.createElement("span");
    label.textContent = name;
    bar.max = 1;
    bar.setAttribute("aria-label", name);
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "icon";
    remove.setAttribute("aria-label", say("remove", { name }));
    remove.textContent = "×";
    remove.addEventListener("click", () => {
      this.#remove(entry);
      document.getElementById("line").focus();
    });
    line.append(label, bar, remove);
    return line;
  }

  #remove(entry) {
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#show();
  }

  #show() {
    this.#list.replaceChildren(...this.#entries.map((entry) => entry.line));
    this.#list.hidden = this.#entries.length === 0;
  }
}
