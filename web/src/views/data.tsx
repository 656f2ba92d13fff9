// 数据: before anything is loaded the landing; then every file with what it is and what became of its
// rows, for one file the step that says which column is what, and who counts as one person.
import type { ViewDefinition } from '../desk';
import { route } from '../route';
import { files } from '../state';
import { ColumnsStep } from './data/columns';
import './data/data.css';
import { Files } from './data/files';
import { IdentityReview } from './data/identity';
import { Landing } from './data/landing';

// In place of a file's key, which is a number.
const IDENTITY = 'identity';

function Data() {
  const key = route.value.id;
  if (key === IDENTITY) return <IdentityReview />;
  if (key !== null) {
    const file = files.value.find((entry) => String(entry.key) === key);
    if (file !== undefined) return <ColumnsStep file={file} />;
  }
  return files.value.length === 0 ? <Landing /> : <Files />;
}

export const view: ViewDefinition = {
  id: 'data',
  Component: Data,
  inNavigation: true,
  needsOrders: false,
};
