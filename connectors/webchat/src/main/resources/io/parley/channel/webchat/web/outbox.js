// What is to be sent, in order, kept until the agent has it: also when the page is left, or the network.
import { randomId } from "./memory.js";
import { insist } from "./service.js";

export class Outbox {
  #memory;
  #service;
  #chat;
  #hear;
  #sending = false;

  constructor(memory, service, chat, hear) {
    this.#memory = memory;
    this.#service = service;
    this.#chat = chat;
    this.#hear = hear;
  }

  // Shows and sends what is left of an earlier visit.
  start() {
    this.#names().forEach((name) => this.#hear.waiting(this.#memory.get(name)));
    this.#send();
  }

  add(text, files) {
    const message = { text, clientMessageId: randomId(), files };
    this.#memory.set(`${this.#shelf()}${String(Date.now()).padStart(15, "0")}-${message.clientMessageId}`, message);
    this.#hear.waiting(message);
    this.#send();
  }

  async #send() {
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    for (let name = this.#names()[0]; name; name = this.#names()[0]) {
      const { text, clientMessageId, files } = this.#memory.get(name);
      const attachments = files.map((file) => file.id);
      const answer = await insist(
        () => this.#service.post(this.#chat, "messages", { text, clientMessageId, ...(attachments.length && { attachments }) }),
        this.#hear.delayed,
      );
      this.#memory.drop(name);
      if (answer.status === 202) {
        this.#hear.sent(clientMessageId);
      } else {
        this.#hear.refused(clientMessageId, text, answer.document.error);
      }
    }
    this.#sending = false;
  }

  #names() {
    return this.#memory.names(this.#shelf());
  }

  #shelf() {
    return `unsent/${this.#chat.conversationId}/`;
  }
}
