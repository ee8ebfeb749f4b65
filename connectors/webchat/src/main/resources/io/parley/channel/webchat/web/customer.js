// What the site says of a customer whom it signed: the agent alone can tell whether it is true, so it only saves typing.
export function customer(token) {
  try {
    const claims = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(claims), (character) => character.charCodeAt(0));
    const { name, email } = JSON.parse(new TextDecoder().decode(bytes));
    return { name: text(name), email: text(email) };
  } catch (none) {
    return {};
  }
}

function text(value) {
  return typeof value === "string" ? value : "";
}
