// On what the figures rest, in a sentence: the step of the ladder and its reason.
import { formatCount } from '../../format';
import { t } from '../../i18n';
import type { Prediction } from '../../protocol';

export function trustText(prediction: Prediction): string {
  const { needs } = prediction;
  const reason = t(`rung_reason.${prediction.reason}`, {
    days: formatCount(needs.days),
    repeat_customers: formatCount(needs.repeat_customers),
    customers_without_priors: formatCount(needs.customers_without_priors),
  });
  const model = prediction.shown === null ? '' : t(`model.${prediction.shown.model}`);
  return t('ui.forecast.trust', {
    rung: t(`rung.${prediction.rung}`, { model }),
    reason,
    customers: formatCount(prediction.customers),
    repeat: formatCount(prediction.repeat_customers),
    days: formatCount(prediction.days),
  });
}

export function Trust({ prediction }: { prediction: Prediction }) {
  return <p class="quiet">{trustText(prediction)}</p>;
}
