// Follows a conversation, and comes back when the browser has given up.
const KINDS = ["message", "queue", "typing", "seen", "closed"];
const PAUSE = 3000;

export function follow(service, chat, hear) {
  const source = new EventSource(service.events(chat));
  source.onopen = () => hear.open();
  source.onerror = async () => {
    hear.lost();
    if (source.readyState === EventSource.CLOSED) {
      const status = await service.whyClosed(chat);
      if (status === 401 || status === 404) {
        hear.over();
      } else {
        setTimeout(() => follow(service, chat, hear), PAUSE);
      }
    }
  };
  for (const kind of KINDS) {
    source.addEventListener(kind, (event) => hear[kind](JSON.parse(event.data), Number(event.lastEventId)));
  }
}
