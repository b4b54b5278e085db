import type { KioskFunction } from "#contract/kiosk.ts";
import type { IconName } from "../../shared/ui/Icon.tsx";
import { Big, Do, Say } from "../parts.tsx";
import { useKiosk } from "../person.tsx";

/** What one can do here: a picture and a word each. */
export function StartPage() {
  const { home, open } = useKiosk();
  const words = ({ words: said, signIn }: KioskFunction) =>
    signIn === "needed" && !home.person ? `${said}，要身份证` : said;
  return (
    <>
      <Say title="您要办什么？">点一下下面的图</Say>
      <Do>
        <div className="tiles">
          {home.functions.map((one) => (
            <Big
              key={one.id}
              name={one.name}
              words={words(one)}
              icon={one.icon as IconName}
              onPress={() => open(one.id)}
            />
          ))}
        </div>
      </Do>
    </>
  );
}
