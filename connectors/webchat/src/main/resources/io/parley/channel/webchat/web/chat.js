"use strict";
// The conversation is remembered in this browser until it is closed, so that a reload goes on where it was.
const account = document.body.dataset.account;
const base = `/chat/${account}/api/conversations`;
const memory = `parley-chat-${account}`;
const $ = (id) => document.getElementById(id);
const shown = new Map();
let events = null;
let chat = JSON.parse(localStorage.getItem(memory) || "null");

function state(text) {
  $("state").textContent = text;
}

function fault(text) {
  $("fault").textContent = text;
  $("fault").hidden = !text;
}

function show(message) {
  const key = message.id;
  const line = shown.get(key) || document.createElement("li");
  line.className = message.from + (message.unsent ? " unsent" : "");
  line.replaceChildren(document.createTextNode(message.text));
  if (message.sentAt) {
    const time = document.createElement("time");
    time.dateTime = message.sentAt;
    time.textContent = new Date(message.sentAt).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    line.append(time);
  }
  if (!shown.has(key)) {
    shown.set(key, line);
    $("log").append(line);
  }
  $("log").scrollTop = $("log").scrollHeight;
}

// The same id in every attempt: a message that arrived although its answer was lost is not said twice.
async function post(path, body, token) {
  for (let attempt = 1; ; attempt++) {
    let answer = null;
    try {
      answer = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify(body),
      });
    } catch (lost) {
      state("No connection. Trying again …");
    }
    if (answer && answer.status < 500 && answer.status !== 429) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(1000 * attempt, 10000)));
  }
}

async function sentence(answer) {
  const document = await answer.json().catch(() => ({}));
  return document.error || "That did not work. Please try again.";
}

function follow() {
  $("begin").hidden = true;
  $("log").hidden = false;
  $("say").hidden = false;
  const address = `${base}/${chat.conversationId}/events?token=${encodeURIComponent(chat.token)}`;
  events = new EventSource(address);
  events.onopen = () => state("Connected");
  events.onerror = () => {
    state("No connection. Trying again …");
    if (events.readyState === EventSource.CLOSED) {
      comeBack(address);
    }
  };
  events.addEventListener("message", (event) => {
    const message = JSON.parse(event.data);
    show({ ...message, unsent: false });
    if (message.from === "agent") {
      state("Connected");
    }
  });
  events.addEventListener("queue", (event) => {
    const position = JSON.parse(event.data).position;
    state(position === 1 ? "You are next. Somebody will be with you soon." : `You are number ${position} in line.`);
  });
  events.addEventListener("closed", () => {
    state("The conversation was closed. Write again to go on.");
    $("again").hidden = false;
  });
  if (document.activeElement === document.body) {
    $("line").focus();
  }
}

// The browser has given up: because the page is being left, because the agent is away, or because it refuses.
async function comeBack(address) {
  const question = new AbortController();
  const answer = await fetch(address, { signal: question.signal }).catch(() => null);
  question.abort();
  if (answer && (answer.status === 401 || answer.status === 404)) {
    localStorage.removeItem(memory);
    state("This conversation is over.");
    $("say").hidden = true;
    $("again").hidden = false;
  } else {
    setTimeout(follow, 3000);
  }
}

$("begin").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const button = event.target.querySelector("button");
  button.disabled = true;
  fault("");
  const question = {
    name: form.get("name"),
    text: form.get("text"),
    clientMessageId: crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2) + Date.now(),
  };
  if (form.get("email")) {
    question.email = form.get("email");
  }
  const answer = await post(base, question);
  button.disabled = false;
  if (answer.status === 201) {
    chat = await answer.json();
    localStorage.setItem(memory, JSON.stringify(chat));
    follow();
  } else {
    fault(await sentence(answer));
  }
});

$("say").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = $("line").value.trim();
  if (!text) {
    return;
  }
  $("line").value = "";
  fault("");
  const clientMessageId = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2) + Date.now();
  show({ id: `${chat.conversationId}/${clientMessageId}`, from: "visitor", text, unsent: true });
  const answer = await post(`${base}/${chat.conversationId}/messages`, { text, clientMessageId }, chat.token);
  if (answer.status !== 202) {
    fault(await sentence(answer));
  }
});

$("line").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("say").requestSubmit();
  }
});

$("again").addEventListener("click", () => {
  localStorage.removeItem(memory);
  location.reload();
});

if (chat) {
  follow();
} else {
  $("begin").hidden = false;
  $("name").focus();
}
