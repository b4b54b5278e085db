import { QrCode } from "../../shared/QrCode.tsx";
import { Big, Do, Say } from "../parts.tsx";
import { useKiosk } from "../person.tsx";

/** A code to go on with at one's own phone. */
export function OnPhone({ name, path }: { name: string; path: string }) {
  const { leave } = useKiosk();
  return (
    <>
      <Say title="用手机扫码" icon="phone">
        {name}
      </Say>
      <Do>
        <div className="told center">
          <QrCode text={`${location.origin}${path}`} label="在手机上接着办的码" />
          <p>扫了以后，在手机上接着办</p>
        </div>
        <Big name="扫好了" icon="check" main onPress={() => leave("left")} />
      </Do>
    </>
  );
}
