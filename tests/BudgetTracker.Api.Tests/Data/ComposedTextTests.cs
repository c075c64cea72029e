using BudgetTracker.Api.Data;

namespace BudgetTracker.Api.Tests.Data;

/// <summary>Composition without ICU gives what Unicode's own data gives: the expected texts were made by Python's unicodedata.</summary>
[Trait("Runs", "once")]
public sealed class ComposedTextTests
{
    [Theory]
    [InlineData("e\u0323\u0302", "\u1ec7")]
    [InlineData("\u03b9\u0308\u0301", "\u0390")]
    [InlineData("\u0438\u0306", "\u0439")]
    [InlineData("A\u030a", "\u00c5")]
    [InlineData("u\u0308\u0304", "\u01d6")]
    [InlineData("s\u0323\u0307", "\u1e69")]
    [InlineData("\u03c9\u0314\u0342\u0345", "\u1fa7")]
    [InlineData("\u0475\u030f", "\u0477")]
    [InlineData("u\u031b\u0323", "\u1ef1")]
    [InlineData("Zoe\u0308 A\u030angstro\u0308m", "Zo\u00eb \u00c5ngstr\u00f6m")]
    [InlineData("\u039c\u03b1\u03b9\u0308\u0301\u03bf\u03c5", "\u039c\u03b1\u0390\u03bf\u03c5")]
    [InlineData("Vie\u0323\u0302t Nam", "Vi\u1ec7t Nam")]
    [InlineData("\u0415\u0308\u043b\u043a\u0430 \u0438\u0304", "\u0401\u043b\u043a\u0430 \u04e3")]
    public void A_letter_and_its_marks_become_one_character(string decomposed, string composed)
    {
        Assert.Equal(composed, ComposedText.Of(decomposed));
        Assert.Equal(composed, ComposedText.Of(composed));
    }

    [Theory]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("\u2126", "\u03a9")]
    [InlineData("\u1f75", "\u03ae")]
    public void A_character_that_is_another_spelling_of_one_becomes_that_one(string text, string composed) =>
        Assert.Equal(composed, ComposedText.Of(text));

    [Theory]
    [InlineData("a\u0331\u0301", "\u00e1\u0331")]
    [InlineData("a\u0301\u0301", "\u00e1\u0301")]
    [InlineData("i\u0328\u0303", "\u012f\u0303")]
    [InlineData("a\u033d\u0301", "a\u033d\u0301")]
    public void A_mark_passes_over_those_of_a_lower_class_and_no_others(string text, string composed) =>
        Assert.Equal(composed, ComposedText.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("Groceries")]
    [InlineData("Größe \u1ec7")]
    [InlineData("q\u0323\u0307")]
    [InlineData("\u0301a")]
    [InlineData("\ud83d\uded2\u0301")]
    [InlineData("e\u20dd")]
    public void What_has_no_composed_form_stays_as_it_is(string text) => Assert.Equal(text, ComposedText.Of(text));
}
