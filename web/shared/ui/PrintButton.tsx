import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";

export function PrintButton({ children = "打印本页" }: { children?: string }) {
  return (
    <Button onClick={() => window.print()}>
      <Icon name="print" />
      {children}
    </Button>
  );
}
