import { layOut, type Page } from './page.ts';
import type { StageEvent } from './stage-event.ts';

/** What is printed for an event on a terminal. */
export function voiced(event: StageEvent, page: Page): string {
  const heading = headingOf(event);
  const body = event.view.length > 0 ? layOut(event.view, page) : event.text;
  const parts = [heading, body].filter((part) => part !== '').join('\n');
  // A suggestion that was taken stands right above the answer it leads to.
  return event.event === 'choice' ? parts : `${parts}\n`;
}

function headingOf({ event, channel, author, private: own, acknowledgedInMs }: StageEvent): string {
  const time = acknowledgedInMs === null ? '' : ` (${Math.round(acknowledgedInMs)} ms)`;
  switch (event) {
    case 'answer':
      return `${author}${own ? ', only to you' : ''}${time}:`;
    case 'post':
      return `${author} in ${channel}${own ? ', only to you' : ''}:`;
    case 'form':
      return `A form${time}; "fill FIELD: text", then "submit":`;
    default:
      return '';
  }
}
