import type { Tlp } from '../../core/library/model';
import type { StixObject } from './model';

/**
 * TLP 2.0 as OASIS published it for STIX 2.1 (cti-stix-common-objects, extension-definition
 * specifications, `tlp-2.0`). The markings in STIX 2.1 itself (section 7.2.1.4) are those of TLP 1:
 * they know neither CLEAR nor AMBER+STRICT, and FIRST retired TLP 1 in 2022.
 */
const TLP_2_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

const MARKINGS: Readonly<Record<Tlp, string>> = {
  clear: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'amber+strict': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
};

/** The markings of TLP 1 in STIX 2.1, as TLP 2.0 calls them: what other tools still send. */
const TLP_1: Readonly<Record<string, Tlp>> = {
  'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9': 'clear',
  'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da': 'green',
  'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82': 'amber',
  'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed': 'red',
};

/** The id that everything of this level refers to. */
export function markingId(tlp: Tlp): string {
  return MARKINGS[tlp];
}

/** The level that an id of TLP 2.0 or TLP 1 means; undefined for any other marking. */
export function tlpOfMarking(id: string): Tlp | undefined {
  const found = Object.entries(MARKINGS).find(([, marking]) => marking === id);
  return (found?.[0] as Tlp | undefined) ?? TLP_1[id];
}

/** The published object, letter by letter. */
export function markingObject(tlp: Tlp): StixObject {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: MARKINGS[tlp],
    created: '2022-10-01T00:00:00.000Z',
    name: `TLP:${tlp.toUpperCase()}`,
    extensions: { [TLP_2_EXTENSION]: { extension_type: 'property-extension', tlp_2_0: tlp } },
  };
}
