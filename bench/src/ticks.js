// Ticks items and takes the time until everything that a tick changes is on the screen: the item, the count of its section and the total.

// Within a frame: does the work once it has been drawn.
const whenDrawn = (work) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = work;
  port2.postMessage(null);
};

const tick = (item) =>
  new Promise((resolve) => {
    const section = item.closest("[part~=section]");
    const shown = [item, section.querySelector("[part~=section-progress]"), item.getRootNode().querySelector("[data-progress]")];
    const look = () => shown.map((element) => element.dataset.level ?? element.textContent);
    const begin = () => {
      const before = look();
      const begun = performance.now();
      let frames = 0;
      item.querySelector("[part~=checkbox]").click();
      const check = () => {
        frames++;
        if (look().every((value, index) => value !== before[index])) {
          whenDrawn(() => resolve({ frames, painted: performance.now() - begun }));
        } else {
          requestAnimationFrame(check);
        }
      };
      requestAnimationFrame(check);
    };
    // What begins right after a frame has the longest way to the next one.
    requestAnimationFrame(() => whenDrawn(begin));
  });

journal.ticks = async (count) => {
  const items = [...document.querySelector("alignment-checklist").shadowRoot.querySelectorAll("[part~=item]")];
  const ticks = [];
  for (let index = 0; index < count; index++) {
    // Fewer items than ticks are ticked and unticked in turn.
    ticks.push(await tick(items[Math.floor((index * Math.max(items.length / count, 1)) % items.length)]));
  }
  return ticks;
};
