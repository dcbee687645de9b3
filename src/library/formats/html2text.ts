/**
 * Undoes what Python's html2text does around emphasis: it puts a blank between a closing mark and the punctuation after
 * it ("_sharp_ ,"), and between an opening quotation mark and the mark after it (`" **very**`).
 */
export function tidyHtml2Text(text: string): string {
  return text
    .replace(/([^\s_*][_*]{1,3}) (?=[,.;:!?…)\]”’]|["'](?:[\s.,;:!?)]|$))/gm, '$1')
    .replace(/(^|[\s(—-])(["“'‘([]) (?=[_*]{1,3}[^\s_*])/gm, '$1$2');
}
