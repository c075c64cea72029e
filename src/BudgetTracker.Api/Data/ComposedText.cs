using System.Buffers;
using System.Text;

namespace BudgetTracker.Api.Data;

/// <summary>Composes letters with the marks behind them: "e" and a combining acute accent become "é" (Unicode's NFC).</summary>
/// <remarks>
/// The program runs without ICU, where <see cref="string.Normalize()"/> does nothing. This covers the Latin, Greek and
/// Cyrillic letters of Unicode 14.0.0, in text whose marks are in canonical order, as keyboards and file systems write it.
/// </remarks>
internal static class ComposedText
{
    // A mark, then each letter that composes with it and what the two compose to: made by Python's unicodedata of all
    // canonical decompositions, without the composition exclusions.
    private const string Compositions =
        "\u0300AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹЕЀИЍеѐиѝĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳἀἂἁἃἈἊἉἋἐἒἑἓἘἚἙἛ"
        + "ἠἢἡἣἨἪἩἫἰἲἱἳἸἺἹἻὀὂὁὃὈὊὉὋὐὒὑὓὙὛὠὢὡὣὨὪὩὫαὰεὲηὴιὶοὸυὺωὼΑᾺΕῈΗῊϊῒΙῚϋῢΥῪΟῸΩῺ"
        + "\u0301AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿΑΆΕΈΗΉΙΊΟΌΥΎΩΏϊΐαάεέηήιί"
        + "ϋΰοόυύωώϒϓГЃКЌгѓкќÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứἀἄἁἅἈἌἉἍἐἔ"
        + "ἑἕἘἜἙἝἠἤἡἥἨἬἩἭἰἴἱἵἸἼἹἽὀὄὁὅὈὌὉὍὐὔὑὕὙὝὠὤὡὥὨὬὩὭ"
        + "\u0302AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ"
        + "\u0303AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ"
        + "\u0304AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳИӢиӣУӮуӯGḠgḡḶḸḷḹṚṜṛṝαᾱΑᾹιῑΙῙυῡΥῩ"
        + "\u0306AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭУЎИЙийуўЖӁжӂАӐаӑЕӖеӗȨḜȩḝẠẶạặαᾰΑᾸιῐΙῘυῠΥῨ"
        + "\u0307CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ"
        + "\u0308AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸΙΪΥΫιϊυϋϒϔЕЁІЇеёіїАӒаӓӘӚәӛЖӜжӝЗӞзӟИӤиӥОӦоӧӨӪөӫЭӬэӭУӰуӱЧӴчӵЫӸыӹHḦhḧÕṎ"
        + "õṏŪṺūṻWẄwẅXẌxẍtẗ"
        + "\u0309AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ"
        + "\u030AAÅaåUŮuůwẘyẙ"
        + "\u030BOŐoőUŰuűУӲуӳ"
        + "\u030CCČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ"
        + "\u030FAȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕѴѶѵѷ"
        + "\u0311AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"
        + "\u0313αἀΑἈεἐΕἘηἠΗἨιἰΙἸοὀΟὈυὐωὠΩὨρῤ"
        + "\u0314αἁΑἉεἑΕἙηἡΗἩιἱΙἹοὁΟὉυὑΥὙωὡΩὩρῥΡῬ"
        + "\u031BOƠoơUƯuư"
        + "\u0323BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ"
        + "\u0324UṲuṳ"
        + "\u0325AḀaḁ"
        + "\u0326SȘsșTȚtț"
        + "\u0327CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ"
        + "\u0328AĄaąEĘeęIĮiįUŲuųOǪoǫ"
        + "\u032DDḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ"
        + "\u032EHḪhḫ"
        + "\u0330EḚeḛIḬiḭUṴuṵ"
        + "\u0331BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"
        + "\u0342ἀἆἁἇἈἎἉἏἠἦἡἧἨἮἩἯἰἶἱἷἸἾἹἿὐὖὑὗὙὟὠὦὡὧὨὮὩὯαᾶηῆιῖϊῗυῦϋῧωῶ"
        + "\u0345ἀᾀἁᾁἂᾂἃᾃἄᾄἅᾅἆᾆἇᾇἈᾈἉᾉἊᾊἋᾋἌᾌἍᾍἎᾎἏᾏἠᾐἡᾑἢᾒἣᾓἤᾔἥᾕἦᾖἧᾗἨᾘἩᾙἪᾚἫᾛἬᾜἭᾝἮᾞἯᾟὠᾠὡᾡὢᾢὣᾣὤᾤὥᾥὦᾦὧᾧὨᾨὩᾩὪᾪὫᾫὬᾬὭᾭ"
        + "ὮᾮὯᾯὰᾲαᾳάᾴᾶᾷΑᾼὴῂηῃήῄῆῇΗῌὼῲωῳώῴῶῷΩῼ";

    // Characters that canonically decompose to one other character, and that character.
    private const string Singletons =
        "\u0374ʹ\u1F71ά\u1F73έ\u1F75ή\u1F77ί\u1F79ό\u1F7Bύ\u1F7Dώ\u1FBBΆ\u1FBEι\u1FC9Έ"
        + "\u1FCBΉ\u1FD3ΐ\u1FDBΊ\u1FE3ΰ\u1FEBΎ\u1FF9Ό\u1FFBΏ\u2126Ω\u212AK\u212BÅ";

    private const char FirstMark = '\u0300';

    private static readonly Dictionary<(char Letter, char Mark), char> ComposedByPair = ReadCompositions();

    private static readonly Dictionary<char, char> SpellingByCharacter =
        Singletons.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    // What changes anything: where none of these is in a text, it is composed already.
    private static readonly SearchValues<char> Composable =
        SearchValues.Create([.. ComposedByPair.Keys.Select(pair => pair.Mark), .. SpellingByCharacter.Keys]);

    // The canonical combining class of each mark from U+0300 to U+036F.
    private static ReadOnlySpan<byte> Classes =>
    [
        230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230, 230,
        230, 232, 220, 220, 220, 220, 232, 216, 220, 220, 220, 220, 220, 202, 202, 220, 220, 220, 220, 202,
        202, 220, 220, 220, 220, 220, 220, 220, 220, 220, 220, 220, 1, 1, 1, 1, 1, 220, 220, 220, 220, 230,
        230, 230, 230, 230, 230, 230, 230, 240, 230, 220, 220, 220, 230, 230, 230, 220, 220, 0, 230, 230, 230,
        220, 220, 220, 220, 230, 232, 220, 220, 230, 233, 234, 234, 233, 234, 234, 233, 230, 230, 230, 230,
        230, 230, 230, 230, 230, 230, 230, 230, 230,
    ];

    /// <summary>The composed form; the text itself where it is composed already, and never longer.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text) || !text.AsSpan().ContainsAny(Composable))
            return text;

        var composed = new char[text.Length];
        var (length, letter, lastClass) = (0, 0, 0);
        foreach (var character in text)
        {
            var next = SpellingByCharacter.GetValueOrDefault(character, character);
            var nextClass = ClassOf(next);

            // A mark in between that has the same class or a higher one blocks this one (Unicode's D115).
            if (nextClass > lastClass && ComposedByPair.TryGetValue((composed[letter], next), out var pair))
            {
                composed[letter] = pair;
                continue;
            }

            if (nextClass == 0)
                letter = length;

            lastClass = nextClass;
            composed[length++] = next;
        }

        return new string(composed, 0, length);
    }

    private static int ClassOf(char character) =>
        character - FirstMark is var index and >= 0 && index < Classes.Length ? Classes[index] : 0;

    private static Dictionary<(char Letter, char Mark), char> ReadCompositions()
    {
        var composed = new Dictionary<(char, char), char>();
        var mark = FirstMark;
        for (var i = 0; i < Compositions.Length; i++)
        {
            if (ClassOf(Compositions[i]) > 0)
                mark = Compositions[i];
            else
                composed.Add((Compositions[i], mark), Compositions[++i]);
        }

        return composed;
    }
}
