/** The parts of a TtH page in their order; what is left out is missing, as it often is. */
export interface TthPage {
  banners?: string;
  title?: string;
  tabs?: boolean;
  series?: string;
  summary?: string;
  columns?: boolean;
  categories?: string[];
  row?: string;
  awards?: string;
  chapter?: string;
  header?: string;
  body?: string;
  footer?: string;
}

export const BANNERS = 'Large PrintHandheldAudioRating\nTwisting The Hellmouth Crossing Over Awards - Results';
export const TABS = 'StoryReviewsStatisticsRelated StoriesTracking';
export const COLUMNS = 'Categories Author Rating Chapters Words Recs Reviews Hits Published Updated Complete';

/** Enough of a story for any reader to take it for one. */
export const BODY = [
  'The lamp on the landing had burned low before anybody thought of going up to see about the noise.',
  '“It is only the cistern,” said Watson, without much hope.',
  '“Cisterns,” Holmes answered, “do not as a rule play the violin.”',
  'They listened. It came again, thin and quite exact, from somewhere above the second floor, and then it broke off in the middle of a bar as if a door had been closed upon it.',
].join('\n\n');

export function tthText(page: TthPage): string {
  const table = [page.columns ? COLUMNS : '', ...(page.categories ?? []), page.row ?? '', page.awards ?? ''];
  const parts = [
    [page.banners, page.title].filter(Boolean).join('\n\n'),
    page.tabs ? TABS : '',
    page.series ?? '',
    page.summary ?? '',
    table.filter(Boolean).join('\n'),
    page.chapter ?? '',
    page.header ?? '',
    page.body ?? BODY,
    page.footer ?? '',
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** As the saving tool leaves a text: every line of a single word is gone, with its line break. */
export function asSaved(text: string): string {
  return text
    .split('\n')
    .filter((line) => line === '' || line.includes(' '))
    .join('\n');
}
