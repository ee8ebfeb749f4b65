// What the chat says, in the language that was chosen.
let texts = {};
let language = "en";

export function choose(languages, wanted) {
  const named = (tag) => languages.find((name) => name.toLowerCase() === tag.toLowerCase());
  return wanted.filter(Boolean).map((tag) => named(tag) ?? named(tag.split("-")[0])).find(Boolean) ?? languages[0];
}

export async function load(name, address) {
  const answer = await fetch(address);
  language = name;
  texts = await answer.json();
  document.documentElement.lang = name;
  document.documentElement.dir = texts.direction;
  document.title = texts.title;
  for (const [kind, attribute] of [["text", null], ["label", "aria-label"], ["placeholder", "placeholder"]]) {
    for (const element of document.querySelectorAll(`[data-${kind}]`)) {
      if (attribute) {
        element.setAttribute(attribute, texts[element.dataset[kind]]);
      } else {
        element.textContent = texts[element.dataset[kind]];
      }
    }
  }
}

export function say(key, values = {}) {
  return texts[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function duration(seconds) {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "long" }).format(minutes);
}

export function size(bytes) {
  const unit = bytes < 1_000_000 ? ["kilobyte", 1_000] : ["megabyte", 1_000_000];
  return new Intl.NumberFormat(language, { style: "unit", unit: unit[0], maximumFractionDigits: 1 }).format(bytes / unit[1]);
}

export function percent(share) {
  return new Intl.NumberFormat(language, { style: "percent" }).format(share);
}

export function time(moment) {
  const clock = { hour: "2-digit", minute: "2-digit" };
  const today = moment.toDateString() === new Date().toDateString();
  return moment.toLocaleString(language, today ? clock : { day: "numeric", month: "short", ...clock });
}

// That nobody is there, and until when.
export function away(opensAt) {
  const day = { weekday: "long", hour: "2-digit", minute: "2-digit" };
  const until = opensAt ? ` ${say("awayUntil", { time: new Date(opensAt).toLocaleString(language, day) })}` : "";
  return say("away") + until;
}
