import {
  type DocumentNode,
  getNullableType,
  getOperationAST,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  valueFromAST,
} from 'graphql';
import { USUAL_PAGE } from './page-size.ts';
import { type Variable, variablesOf } from './shape.ts';

/**
 * Coerced variables of the shape that requests most often have: everything given that must be, page sizes as usual, the first value of enums. Their
 * leaves are good for planning only.
 */
export function exampleVariables(schema: GraphQLSchema, document: DocumentNode): Record<string, unknown> {
  const operation = getOperationAST(document)!;
  const defaults = new Map((operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, defaultValue]));
  const given = variablesOf(schema, document, operation).map((variable) => {
    const usual: unknown = valueFromAST(defaults.get(variable.name), variable.type);
    return [variable.name, usual ?? exampleOfVariable(variable)] as const;
  });
  return Object.fromEntries(given.filter(([, v]) => v !== undefined));
}

function exampleOfVariable({ type, decides }: Variable): unknown {
  if (decides) return USUAL_PAGE;
  return isNonNullType(type) ? exampleOf(type) : undefined;
}

function exampleOf(outer: GraphQLInputType): unknown {
  const type = getNullableType(outer);
  if (isListType(type)) return [exampleOf(type.ofType as GraphQLInputType)];
  if (isEnumType(type)) return type.getValues()[0]!.value;
  if (!isInputObjectType(type)) return type.name === 'Boolean' ? true : '1';
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map((field) => [field.name, exampleOf(field.type)]));
}
