// The payload of a link, in the address of this page. Other parts of the address are the host's and stay as they are.

// What the address carries, a text for each place where it may stand. Sign-ons on the way drop the fragment, hence the query.
export const payloads = () => (location.search + location.hash).match(/[#?&]ac=[^#&]*/g) ?? [];

// The address of this page, or of the one that links are to lead to, with the payload in it. A page that uses its fragment keeps it; then the
// payload stands in the query. A frame without an address of its own is opened again as the page that `home` gives.
export function linkTo(payload, address, home) {
  const url = new URL(withoutPayload(pageAt(address, home)));
  if (url.hash) {
    url.search += `${url.search ? "&" : "?"}ac=${payload}`;
  } else {
    url.hash = `ac=${payload}`;
  }
  return url.href;
}

// Takes the payload out once it has done its work. Not through `location`, which would scroll the page around a frame and add to the history.
export function clearAddress() {
  const { history } = window;
  if (payloads().length > 0) {
    history.replaceState(history.state, "", withoutPayload(location.href));
  }
}

// Without payloads in query and fragment, and without what stood before one at the end of either. WordPress puts "#?secret=…" behind
// whatever fragment there is.
const withoutPayload = (address) => address.replace(/([#?]|(?<=[#?].*)&)(?:ac=[^#&]*&?)+(?=([^#])?)/g, (_, before, next) => (next ? before : ""));

function pageAt(address, home) {
  try {
    return new URL(address).href;
  } catch {
    return /^(https?|file):/.test(location.protocol) ? location.href : home();
  }
}
