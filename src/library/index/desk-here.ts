import { connect } from './database.ts';
import { type Desk, OpenDesk } from './desk.ts';
import { pagesOnDisk } from './page-cache.ts';

/** A desk in this thread that opens the index when it is first asked, and anew after it was closed. */
export function deskHere(path: string): Desk {
  let close = () => {};
  let opened: Desk | undefined;
  const desk = (): Desk => {
    if (opened) return opened;
    const database = connect(path);
    close = () => database.close();
    opened = new OpenDesk(database, pagesOnDisk);
    return opened;
  };
  return {
    chapter: async (story, number) => desk().chapter(story, number),
    search: async (request) => desk().search(request),
    alike: async (story, among) => desk().alike(story, among),
    async close() {
      close();
      close = () => {};
      opened = undefined;
    },
  };
}
