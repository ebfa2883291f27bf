// How tall a frame has to be: that of the bare page in a frame that nobody sees and nobody plays with. It is asked as a page around it asks,
// see docs/frame.md.

// The width of a column of text, in pixels.
const WIDTH = 760;

// More than it needs, so that no scroll bar makes it narrower.
const ROOM = 20_000;

// What opens inside has to fit, too: nobody is there to make such a frame taller, and one that scrolls inside a page that scrolls is hard to use.
// Share takes the most at once, 299 pixels in that column.
const OPENED = 300;

// How long nothing else is chosen, in milliseconds: a word that is being typed is not measured letter by letter.
const PAUSE = 300;

// Calls `tell` with the height for it whenever it is another one, of the page at the address that the function given back was last called with.
export function measuring(place, tell) {
  let frame;
  let address;
  let pause;

  const ask = () => frame.contentWindow.postMessage({ source: "alignment-checklist", version: 1, type: "hello" }, location.origin);

  const listeners = { ready: ask, height: ({ height }) => tell(height + OPENED) };

  addEventListener("message", ({ data, source }) => {
    if (frame && source === frame.contentWindow && data?.source === "alignment-checklist" && Object.hasOwn(listeners, data.type)) {
      listeners[data.type](data);
    }
  });

  // A new one each time: going elsewhere in a frame is a step in the history of this page.
  function open() {
    frame = Object.assign(document.createElement("iframe"), { src: address, title: "Measured", width: WIDTH, height: ROOM, tabIndex: -1 });
    place.replaceChildren(frame);
  }

  return (wanted) => {
    if (wanted !== address) {
      address = wanted;
      clearTimeout(pause);
      pause = setTimeout(open, PAUSE);
    }
  };
}
