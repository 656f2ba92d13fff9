// What customers like this one also bought: what could be offered next, and for which of their
// purchases.
import { useDesk } from '../../desk';
import { moneyShort } from '../../figures';
import { formatShare } from '../../format';
import { t } from '../../i18n';
import { version } from '../../state';
import { useAnswer } from '../common/use_answer';

export function Offers({ id }: { id: number }) {
  const desk = useDesk();
  const offers = useAnswer(() => desk.recommend(id), [desk, id, version.value]).value;
  if (offers === null || offers.length === 0) return null;
  return (
    <section class="person-section">
      <h3>{t('ui.person.offers')}</h3>
      <ul class="person-reasons">
        {offers.map((offer) => (
          <li key={offer.item}>
            <strong>{offer.item}</strong>
            <span class="quiet">
              {t('ui.person.offer', { because: offer.because, share: formatShare(offer.share) })}
              {offer.amount_minor > 0 && ` · ${moneyShort(offer.amount_minor)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
