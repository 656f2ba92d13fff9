// Fed to a core at a time: some 20 ms of work, so that a cancel is heard well within 100 ms.
export const FEED_BYTES = 1024 * 1024;
