using System.Reflection;
using System.Reflection.Emit;

namespace BudgetTracker.Api.Tests.Layers;

/// <summary>Finds every type that a type names: in its signatures, its attributes and the IL of its methods.</summary>
public static class TypeReferences
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xffff);

    public static IEnumerable<Type> Of(Type type) => Named(type).SelectMany(Parts).Where(named => named != type).Distinct();

    /// <summary>Every method that the methods of a type call, in any of their instructions.</summary>
    public static IEnumerable<MethodBase> MethodsCalledBy(Type type) => type.GetMembers(Declared).OfType<MethodBase>()
        .SelectMany(MembersNamedBy)
        .OfType<MethodBase>();

    /// <summary>The types of which a type calls constructors, its base type among them.</summary>
    public static IEnumerable<Type> ConstructedBy(Type type) => MethodsCalledBy(type)
        .OfType<ConstructorInfo>()
        .Select(constructor => constructor.DeclaringType!);

    private static IEnumerable<Type?> Named(Type type)
    {
        var members = type.GetMembers(Declared);

        return
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. AttributesOf(type),
            .. members.SelectMany(AttributesOf),
            .. members.OfType<FieldInfo>().Select(field => field.FieldType),
            .. members.OfType<PropertyInfo>().Select(property => property.PropertyType),
            .. members.OfType<MethodBase>().SelectMany(NamedByMethod),
        ];
    }

    private static IEnumerable<Type?> AttributesOf(MemberInfo member) => member.GetCustomAttributesData()
        .SelectMany(attribute => attribute.ConstructorArguments.Select(argument => argument.Value as Type)
            .Append(attribute.AttributeType));

    private static IEnumerable<Type?> NamedByMethod(MethodBase method)
    {
        var signature = method.GetParameters().Select(parameter => parameter.ParameterType)
            .Append((method as MethodInfo)?.ReturnType);
        if (method.GetMethodBody() is not { } body)
            return signature;

        return
        [
            .. signature,
            .. body.LocalVariables.Select(local => local.LocalType),
            .. body.ExceptionHandlingClauses
                .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
                .Select(clause => clause.CatchType),
            .. MembersNamedBy(method).SelectMany(NamedByMember),
        ];
    }

    private static IEnumerable<MemberInfo> MembersNamedBy(MethodBase method)
    {
        var arguments = method.IsGenericMethod ? method.GetGenericArguments() : null;

        return method.GetMethodBody() is { } body
            ? TokensOf(body.GetILAsByteArray()!).Select(token => Resolve(method, token, arguments)).OfType<MemberInfo>()
            : [];
    }

    private static MemberInfo? Resolve(MethodBase method, int token, Type[]? arguments)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;

        return method.Module.ResolveMember(token, ofType, arguments);
    }

    private static IEnumerable<Type?> NamedByMember(MemberInfo member) => member switch
    {
        Type type => [type],
        MethodInfo method => [method.DeclaringType, method.ReturnType, .. method.GetGenericArguments()],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        _ => [member.DeclaringType],
    };

    // A list of expenses names both the list and the expense; what is nested counts as its outermost type.
    private static IEnumerable<Type> Parts(Type? type) => type switch
    {
        null or { IsGenericParameter: true } => [],
        { HasElementType: true } => Parts(type.GetElementType()),
        { IsGenericType: true, IsGenericTypeDefinition: false } =>
            [.. Parts(type.GetGenericTypeDefinition()), .. type.GetGenericArguments().SelectMany(Parts)],
        { DeclaringType: { } outer } => Parts(outer),
        _ => [type],
    };

    // The metadata tokens of types, methods and fields in a method's IL (ECMA-335, partition III).
    private static IEnumerable<int> TokensOf(byte[] il)
    {
        for (var position = 0; position < il.Length;)
        {
            var value = (int)il[position++];
            if (value == 0xfe)
                value = 0xfe00 | il[position++];

            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(il, position);

            position += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, position)),
                _ => 4,
            };
        }
    }
}
