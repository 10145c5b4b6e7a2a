import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { type CSSProperties, type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shell/Icon";
import classes from "./Sortable.module.css";

/** A press becomes a drag after this way only, so that a click on the handle stays one. */
const DRAG_PX = 4;

type Props = {
  ids: string[];
  name: (id: string) => string;
  onMove: (id: string, to: number) => void;
  children: ReactNode;
};

/** A list whose items are moved by their handles: by pointer, or with Space, arrows, Space. Each step is said aloud. */
export function Sortable({ ids, name, onMove, children }: Props) {
  const { t } = useTranslation("composer");
  // The same list as long as it is the same items: else each would be drawn anew with every key.
  const joined = ids.join(" ");
  const items = useMemo(() => (joined === "" ? [] : joined.split(" ")), [joined]);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DRAG_PX } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const where = (id: unknown) => ({ place: ids.indexOf(String(id)) + 1, count: ids.length });
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("drag.start", { name: name(String(active.id)), ...where(active.id) }),
    onDragOver: ({ active, over }) =>
      over ? t("drag.over", { name: name(String(active.id)), ...where(over.id) }) : undefined,
    onDragEnd: ({ active, over }) =>
      over ? t("drag.end", { name: name(String(active.id)), ...where(over.id) }) : t("drag.cancel"),
    onDragCancel: () => t("drag.cancel"),
  };
  const end = ({ active, over }: DragEndEvent) => {
    if (over) onMove(String(active.id), ids.indexOf(String(over.id)));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t("drag.how") } }}
    >
      <SortableContext items={items} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

/** What an item needs to move: where it is now, and the only place where it can be taken. */
export function useMovable(id: string, label: string) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id });
  const style: CSSProperties = {
    transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined,
    transition,
    zIndex: isDragging ? 2 : undefined,
  };
  const handle = (
    <button
      type="button"
      ref={setActivatorNodeRef}
      {...attributes}
      {...listeners}
      className={classes.handle}
      aria-label={label}
      title={label}
      data-testid="handle"
    >
      <Icon name="handle" size={18} />
    </button>
  );
  return { ref: setNodeRef, style, dragging: isDragging, handle };
}
