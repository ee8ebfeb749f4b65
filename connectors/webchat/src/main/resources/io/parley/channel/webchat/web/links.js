// Texts with links that can be clicked. What people write is never markup.
const ADDRESS = /https?:\/\/[^\s<>"']+/gi;
const NOT_AT_THE_END = /[.,:;!?)\]}*_~…]+$/;

export function withLinks(text) {
  const parts = document.createDocumentFragment();
  let done = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = trim(found[0]);
    if (!webAddress(address)) {
      continue;
    }
    parts.append(text.slice(done, found.index), link(address, address));
    done = found.index + address.length;
  }
  parts.append(text.slice(done));
  return parts;
}

export function link(address, label) {
  const anchor = document.createElement("a");
  anchor.href = webAddress(address);
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer nofollow";
  anchor.append(label);
  return anchor;
}

// The address itself when it is one of the web, seen from this page.
export function webAddress(address) {
  try {
    const url = new URL(address, location.href);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch (none) {
    return null;
  }
}

// A bracket that was opened within the address belongs to it.
function trim(address) {
  const shorter = address.replace(NOT_AT_THE_END, "");
  const opened = shorter.split("(").length - shorter.split(")").length;
  return opened > 0 && address[shorter.length] === ")" ? `${shorter})` : shorter;
}
