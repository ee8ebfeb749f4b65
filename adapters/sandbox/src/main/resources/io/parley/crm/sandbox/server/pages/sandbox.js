"use strict";

// Everything works without this script. With it, pages follow what happens, and never touch what somebody is typing.

const PERIOD = 2000;
const notice = document.getElementById("notice");
const shown = new Map();
let tag = null;
let asking = false;
let loggedOut = false;

function localTimes(root) {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  for (const time of root.querySelectorAll("time[data-local]")) {
    time.title = time.textContent;
    time.textContent = format.format(new Date(time.dateTime));
  }
  for (const time of root.querySelectorAll("time[title]:not([data-local])")) {
    time.title = format.format(new Date(time.dateTime));
  }
}

function tell(text, link) {
  if (notice.dataset.text === text) {
    return;
  }
  notice.dataset.text = text;
  notice.replaceChildren(text);
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = link.href;
    anchor.textContent = link.label;
    notice.append(" ", anchor);
  }
  notice.hidden = text === "";
}

function busy(region) {
  if (region.dataset.changed) {
    return true;
  }
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed && region.contains(selection.anchorNode)) {
    return true;
  }
  const active = document.activeElement;
  return active && region.contains(active) && active.matches("input, select, textarea, button");
}

function put(region, fresh) {
  const known = new Set(Array.from(region.querySelectorAll(".entry"), (entry) => entry.id));
  const link = region.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const next = document.adoptNode(fresh);
  if (known.size > 0) {
    for (const entry of next.querySelectorAll(".entry")) {
      entry.classList.toggle("fresh", !known.has(entry.id));
    }
  }
  localTimes(next);
  region.replaceWith(next);
  if (link) {
    const same = next.querySelector(`a[href="${CSS.escape(link)}"]`);
    if (same) {
      same.focus({ preventScroll: true });
    }
  }
}

function renew(page) {
  let whole = true;
  for (const region of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(region.id);
    if (!fresh || fresh.innerHTML === shown.get(region.id)) {
      continue;
    }
    if (busy(region)) {
      whole = false;
      continue;
    }
    shown.set(region.id, fresh.innerHTML);
    put(region, fresh);
  }
  return whole;
}

async function ask() {
  if (asking || loggedOut || document.hidden) {
    return;
  }
  asking = true;
  try {
    const headers = tag ? { "If-None-Match": tag, Accept: "text/html" } : { Accept: "text/html" };
    const answer = await fetch(location.pathname + location.search, { headers, cache: "no-store" });
    if (answer.redirected || answer.status === 401) {
      loggedOut = true;
      tell("You are logged out.", { href: location.href, label: "Log in again" });
    } else if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      tag = renew(page) ? answer.headers.get("ETag") : null;
      tell("");
    } else if (answer.status === 304) {
      tell("");
    } else if (answer.status >= 500) {
      tell("The CRM does not answer as it should. What you type stays here.");
    }
  } catch (gone) {
    tell("The CRM cannot be reached. What you type stays here.");
  } finally {
    asking = false;
  }
}

// Where customers wait in a chat they are told that somebody types; a hint that may be lost.
function tellTyping(box) {
  const now = Date.now();
  const forCustomer = document.getElementById("to-customer");
  if (now - Number(box.dataset.told || 0) > 2500 && box.value && forCustomer && forCustomer.checked) {
    box.dataset.told = now;
    fetch(box.dataset.typing, { method: "POST" }).catch(() => {});
  }
}

// Files are sent at once, one by one; the form then names them.
async function enclose(input) {
  const status = document.getElementById("enclosed");
  const button = input.form.querySelector("button[type=submit]");
  button.disabled = true;
  for (const file of input.files) {
    status.textContent = `Sending ${file.name} …`;
    const address = `${input.dataset.files}?name=${encodeURIComponent(file.name)}`;
    const headers = { "Content-Type": file.type || "application/octet-stream" };
    const answer = await fetch(address, { method: "POST", headers, body: file }).catch(() => null);
    const told = answer ? await answer.json().catch(() => ({})) : {};
    if (!answer || answer.status !== 201) {
      status.textContent = told.error || `${file.name} could not be sent.`;
      continue;
    }
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "file";
    field.value = told.id;
    field.dataset.label = told.name;
    input.form.append(field);
    input.form.querySelector("textarea").required = false;
    const labels = Array.from(input.form.querySelectorAll("input[name=file]"), (one) => one.dataset.label);
    status.textContent = `Goes with it: ${labels.join(", ")}`;
  }
  input.value = "";
  button.disabled = false;
}

function begin() {
  for (const part of document.querySelectorAll(".scripted")) {
    part.hidden = false;
  }
  for (const region of document.querySelectorAll("[data-live]")) {
    shown.set(region.id, region.innerHTML);
  }
  localTimes(document);
  document.addEventListener("input", (event) => {
    const region = event.target.closest("[data-live]");
    if (region) {
      region.dataset.changed = "yes";
    }
    if (event.target.matches("[data-typing]")) {
      tellTyping(event.target);
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-files]")) {
      enclose(event.target);
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-once]")) {
      event.target.querySelector("button[type=submit]").disabled = true;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("[data-send]")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("[data-once] button[disabled]")) {
      button.disabled = false;
    }
  });
  document.addEventListener("visibilitychange", ask);
  if (document.querySelector("[data-live]") && !document.querySelector("[role=alert]")) {
    setInterval(ask, PERIOD);
  }
}

begin();
