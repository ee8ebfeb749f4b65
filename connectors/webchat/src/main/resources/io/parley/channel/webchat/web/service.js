// The REST of the agent.
const LONGEST_PAUSE = 10_000;

export class Service {
  #base;

  constructor(account) {
    this.#base = `/chat/${account}/api`;
  }

  settings(asked) {
    return this.#ask(`/settings?${new URLSearchParams(asked)}`);
  }

  suggestions(question) {
    return this.#ask(`/suggestions?${new URLSearchParams({ q: question })}`);
  }

  helped(link) {
    return this.#ask("/suggestions/helped", { body: { link } });
  }

  challenge() {
    return this.#ask("/challenge");
  }

  begin(question) {
    return this.#ask("/conversations", { body: question });
  }

  // Something about one conversation: messages, typing, seen, rating, transcript.
  post(chat, what, body) {
    return this.#ask(`/conversations/${chat.conversationId}/${what}`, { body, token: chat.token });
  }

  events(chat) {
    return `${this.#base}/conversations/${chat.conversationId}/events?token=${encodeURIComponent(chat.token)}`;
  }

  // Asks for the stream itself, to hear why it is refused.
  async whyClosed(chat) {
    const question = new AbortController();
    const answer = await fetch(this.events(chat), { signal: question.signal }).catch(() => null);
    question.abort();
    return answer?.status ?? 0;
  }

  // Browsers tell the progress of what they send in this older way alone.
  upload(chat, file, progress) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const name = new URLSearchParams({ name: file.name });
      request.open("POST", `${this.#base}/conversations/${chat.conversationId}/files?${name}`);
      request.setRequestHeader("Authorization", `Bearer ${chat.token}`);
      request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
      request.responseType = "json";
      request.upload.onprogress = (event) => progress(event.loaded / event.total);
      request.onloadend = () => resolve({ status: request.status, document: request.response ?? {} });
      request.send(file);
    });
  }

  async #ask(path, { body, token } = {}) {
    try {
      const answer = await fetch(this.#base + path, {
        method: body ? "POST" : "GET",
        headers: { ...(body && { "Content-Type": "application/json" }), ...(token && { Authorization: `Bearer ${token}` }) },
        body: body && JSON.stringify(body),
      });
      const document = await answer.json().catch(() => ({}));
      return { status: answer.status, document, pause: Number(answer.headers.get("Retry-After")) * 1000 };
    } catch (lost) {
      return { status: 0, document: {} };
    }
  }
}

// Asks until there is an answer that stays, sooner when the network is back. What is repeated carries the same id.
export async function insist(ask, waiting) {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    if (answer.document.challenge || (answer.status > 0 && answer.status < 500 && answer.status !== 429)) {
      return answer;
    }
    waiting(answer);
    await pause(answer.pause || Math.min(1000 * attempt, LONGEST_PAUSE));
  }
}

function pause(length) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, length);
    window.addEventListener("online", done);
    function done() {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    }
  });
}
