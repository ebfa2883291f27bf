// What the functions of the app do, without Forge: `store` keeps one text for each place and counts its versions, `mayEdit` says whether
// the reader may edit the page that the macro stands on. The page and the settings come from Forge and not from the caller, so nobody
// reaches what belongs to another page.

import { placeOf } from "./settings.js";

// Forge stores at most 240 KiB for a key; some of them are for what stands around the text.
export const MAX_BYTES = 236 * 1024;

export const TOO_LARGE =
  "This checklist has grown too large for Confluence: remove notes, or save a file and begin anew under another team. The last change is not kept.";
export const MAY_NOT_EDIT = "Only people who can edit this page can change its checklist.";
export const NOT_OURS = "This is not the state of this checklist; reload the page.";

// Version 0: nothing yet, or nothing any more.
const NOTHING = { text: null, version: 0 };

export function keeping({ store, mayEdit }) {
  return {
    // What is kept for the page, and whether this reader may change it.
    async load({ context }) {
      const [kept, editable] = await Promise.all([store.read(placeOf(context.extension)), mayEdit(context)]);
      return { ...(kept ?? NOTHING), editable };
    },

    // Keeps `text`, which was made from `version`. When that is not the newest any more, nothing is written, and what is there comes back.
    async save({ payload, context }) {
      const { text, version } = payload;
      const place = placeOf(context.extension);
      if (!isStateOf(place, text) || !Number.isSafeInteger(version) || version < 0) {
        return { refused: NOT_OURS };
      }
      if (new TextEncoder().encode(text).length > MAX_BYTES) {
        return { refused: TOO_LARGE };
      }
      // Anybody who sees the page can call this function; that the macro shows no checkboxes to them is not enough.
      if (!(await mayEdit(context))) {
        return { refused: MAY_NOT_EDIT };
      }
      if (await store.replace(place, version, text)) {
        return { version: version + 1 };
      }
      return { conflict: (await store.read(place)) ?? NOTHING };
    },
  };
}

function isStateOf({ page, list, team }, text) {
  try {
    const document = JSON.parse(text);
    return page !== "" && document.list === list && document.team === team;
  } catch {
    return false;
  }
}
