using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>Asia, beside those in <see cref="EasternBanks"/> and <see cref="OtherBanks"/>.</summary>
internal static class AsianBanks
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "PNB: lakhs, Cr. behind balances",
            """
            2026-01-30 -1012.50
            2026-01-29 120000.00
            """,
            """
            Txn No.,Txn Date,Description,Branch Name,Cheque No.,Dr Amount,Cr Amount,Balance
            S1,30/01/2026,UPI/SHOP,TOWN,,"1,012.50",,"1,18,987.50 Cr."
            S2,29/01/2026,NEFT EMPLOYER,TOWN,,,"1,20,000.00","1,20,000.00 Cr."
            """),
        new(
            "Union Bank of India: (Dr) and (Cr)",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Sl.No,Date,Transaction Id,Remarks,Amount(Rs.),Balance(Rs.)
            1,30/01/2026,S1,UPIAR/SHOP,"12.50(Dr)","1,187.50(Cr)"
            2,29/01/2026,S2,NEFT EMPLOYER,"1,200.00(Cr)","1,200.00(Cr)"
            """),
        new(
            "HDFC, a card: tildes, a word for money in alone",
            """
            2026-01-30 -1012.50
            2026-01-28 5000.00
            """,
            """
            Transaction type~Primary / Addon Customer Name~DATE~Description~AMT~Debit / Credit~Base NeuCoins
            Domestic~A B~30/01/2026 10:11:12~SHOP TOWN~1,012.50~~12
            Domestic~A B~28/01/2026 09:11:12~CC PAYMENT~5,000.00~Cr~
            """),
        new(
            "IDFC: a preamble, numbers of entries below",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Account Statement,,,,,,
            Account Number,1234567890,,,,,
            ,,,,,,
            Transaction Date,Value Date,Particulars,Cheque No.,Debit,Credit,Balance
            30-Jan-2026,30-Jan-2026,UPI/SHOP,,12.50,,"1,187.50"
            29-Jan-2026,29-Jan-2026,NEFT/EMPLOYER,,,"1,200.00","1,200.00"
            Total number of Debits,1,,,12.50,,
            Total number of Credits,1,,,,"1,200.00",
            """),
        new(
            "Rakuten Bank: one column for both",
            """
            2026-01-29 100000.00
            2026-01-30 -1250.00
            """,
            """
            取引日,入出金(円),取引後残高(円),入出金内容
            20260129,100000,100000,給与 カイシャ
            20260130,-1250,98750,カード ショップ
            """)
        {
            Currencies = "JPY",
        },
        new(
            "SMBC",
            """
            2026-01-29 100000.00
            2026-01-30 -1250.00
            """,
            """
            年月日,お引出し,お預入れ,お取り扱い内容,残高,メモ,ラベル
            2026/1/29,,100000,"給料 カイシャ",100000,"",""
            2026/1/30,1250,,"カード ショップ",98750,"",""
            """),
        new(
            "Rakuten, a card: purchases above zero",
            """
            2026-01-30 -1250.00
            2026-01-29 -450.00
            """,
            """
            "利用日","利用店名・商品名","利用者","支払方法","利用金額","支払手数料","支払総額","1月支払金額","2月繰越残高","新規サイン"
            "2026/01/30","ショップ","本人","1回払い","1250","0","1250","1250","0","*"
            "2026/01/29","カフェ","本人","1回払い","450","0","450","450","0","*"
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
        },
        new(
            "Money Forward: a column that says that it is a transfer",
            """
            2026-01-30 -1250.00
            2026-01-29 100000.00
            2026-01-28 -5000.00 not-spending
            """,
            """
            "計算対象","日付","内容","金額（円）","保有金融機関","大項目","中項目","メモ","振替","ID"
            "1","2026/01/30","ショップ","-1250","銀行","食費","食料品","","0","abc1"
            "1","2026/01/29","カイシャ","100000","銀行","収入","給与","","0","abc2"
            "0","2026/01/28","振替","-5000","銀行","その他","","","1","abc3"
            """),
        new(
            "WeChat: a preamble with sums, income and expense in Chinese",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            微信支付账单明细,,,,,,,,
            微信昵称：[A],,,,,,,,
            起始时间：[2026-01-01 00:00:00] 终止时间：[2026-01-31 23:59:59],,,,,,,,
            共2笔记录,,,,,,,,
            收入：1笔 1200.00元,,,,,,,,
            支出：1笔 12.50元,,,,,,,,
            ,,,,,,,,
            ----------------------微信支付账单明细列表--------------------,,,,,,,,
            交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,备注
            2026-01-30 10:11:12,商户消费,店,早餐,支出,¥12.50,零钱,支付成功,"/"
            2026-01-29 10:11:12,转账,公司,工资,收入,¥1200.00,/,已存入零钱,"/"
            """)
        {
            Currencies = "CNY",
        },
        new(
            "BCA: apostrophes before days, DB and CR",
            """
            2026-01-13 -12500.00
            2026-01-12 1200000.00
            invalid
            """,
            """
            No. rekening : 1234567890
            Nama : A B
            Periode : 01/01/2026 - 31/01/2026
            Kode Mata Uang : Rp

            Tanggal Transaksi,Keterangan,Cabang,Jumlah,Saldo
            '13/01/2026,"TRSF E-BANKING TOKO",'0000,"12,500.00 DB","1,187,500.00"
            '12/01/2026,"TRSF E-BANKING PT",'0000,"1,200,000.00 CR","1,200,000.00"
            Saldo Awal : 0.00
            Mutasi Debet : 12,500.00
            Mutasi Kredit : 1,200,000.00
            Saldo Akhir : 1,187,500.00
            """),
        new(
            "Leumi: Hebrew names",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            תאריך,תיאור,אסמכתא,חובה,זכות,יתרה
            30/01/2026,מכולת,1001,12.50,,1187.50
            29/01/2026,משכורת,1002,,1200.00,1200.00
            """),
        new(
            "Yapı Kredi: TL behind amounts",
            """
            2026-01-30 -1012.50
            2026-01-29 1200.00
            """,
            """
            Tarih;Açıklama;Tutar;Bakiye
            30.01.2026;MARKET;-1.012,50 TL;187,50 TL
            29.01.2026;MAAŞ;1.200,00 TL;1.200,00 TL
            """)
        {
            Currencies = "TRY",
        },
        new(
            "Garanti: borç and alacak",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Tarih;Açıklama;Borç;Alacak;Bakiye
            30/01/2026;MARKET;12,50;;1.187,50
            29/01/2026;MAAŞ;;1.200,00;1.200,00
            """),
        new(
            "PrivatBank: Ukrainian names, a balance",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Дата,Час,Категорія,Картка,Опис операції,Сума в валюті картки,Валюта картки,Сума в валюті транзакції,Валюта транзакції,Залишок на кінець періоду,Валюта залишку
            30.01.2026,10:11,Продукти,1234,Магазин,-12.50,UAH,-12.50,UAH,1187.50,UAH
            29.01.2026,09:11,Зарахування,1234,Зарплата,1200.00,UAH,1200.00,UAH,1200.00,UAH
            """)
        {
            Currencies = "UAH",
        },
    ];
}
