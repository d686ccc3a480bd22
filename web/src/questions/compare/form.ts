import type { Form } from "../form.ts";
import { servingForm } from "../serving/form.ts";

/** The serving question, asked of every card and of every model. */
export const compareForm = { ...servingForm, presets: {} } as const satisfies Form;
