import { useMutation } from "@tanstack/react-query";
import { post, type Refused } from "../../shared/api.ts";
import { QrCode } from "../../shared/QrCode.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";

/** A code to scan, for whoever would rather rate on their own phone; it works once and for a few minutes. */
export function ScanCode() {
  const make = useMutation<string, Refused>({
    mutationFn: async () => {
      const { token } = await post<{ token: string }>("/tablet/rating-link");
      return `${location.origin}/rate/${token}`;
    },
  });
  if (make.data) {
    return (
      <div className="tablet-scan">
        <QrCode text={make.data} label="评价二维码" />
        <p>用自己的手机扫码评价，只用一次。</p>
      </div>
    );
  }
  return (
    <div>
      {make.error && (
        <Notice kind="error" announce>
          {make.error.message}
        </Notice>
      )}
      <Button busy={make.isPending} onClick={() => make.mutate()}>
        用自己的手机评价
      </Button>
    </div>
  );
}
