// Forge's own storage, as `keeping.js` needs it. A document is an entity of two attributes, so that a write can be made to depend on the
// version that is there: two people who write at the same moment cannot both succeed.

import { Filter, FilterConditions, kvs } from "@forge/kvs";

// As in manifest.yml.
const ENTITY = "checklist";

export const store = {
  async read(place) {
    return kvs.entity(ENTITY).get(await keyOf(place));
  },

  // Writes version + 1, and returns false when another version than `version` is there.
  async replace(place, version, text) {
    const key = await keyOf(place);
    const next = { version: version + 1, text };
    try {
      if (version === 0) {
        await kvs.entity(ENTITY).set(key, next, { keyPolicy: "FAIL_IF_EXISTS" });
      } else {
        const conditions = new Filter().and("version", FilterConditions.equalTo(version));
        await kvs.transact().set(key, next, { entityName: ENTITY, conditions }).execute();
      }
      return true;
    } catch (error) {
      // Forge does not document by which code it refuses here, so what is there decides whether it was for the version.
      const kept = await kvs.entity(ENTITY).get(key);
      if ((kept?.version ?? 0) === version) {
        throw error;
      }
      return false;
    }
  },
};

// Keys are short and know few characters, while a team may be called anything.
async function keyOf({ page, list, team }) {
  const name = new TextEncoder().encode(JSON.stringify([list, team]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", name));
  return `${page.replace(/[^A-Za-z0-9]/g, "_")}:${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
