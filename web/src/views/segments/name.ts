// What a saved segment is called in the language that is shown; where it has no name in it, the other.
import type { SegmentName } from '../../protocol';
import { language } from '../../state';

export function segmentName(name: SegmentName): string {
  const other = language.value === 'zh' ? name.en : name.zh;
  return name[language.value] === '' ? other : name[language.value];
}
