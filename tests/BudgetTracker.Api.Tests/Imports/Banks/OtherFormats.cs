using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>OFX, QFX, QIF and CAMT.</summary>
internal static class OtherFormats
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "OFX 1 on one line, without closing tags",
            """
            2026-01-02 -6.60
            2026-01-03 1.05
            """,
            "OFXHEADER:100DATA:OFXSGMLVERSION:102SECURITY:NONEENCODING:USASCIICHARSET:1252COMPRESSION:NONEOLDFILEUID:NONENEWFILEUID:NONE"
            + "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>77</BANKACCTFROM><BANKTRANLIST>"
            + "<STMTTRN><TRNTYPE>POS<DTPOSTED>20260102<TRNAMT>-6.60<FITID>1<NAME>Café</STMTTRN>"
            + "<STMTTRN><TRNTYPE>INT<DTPOSTED>20260103000000<TRNAMT>1.05<FITID>2<NAME>Interest</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>")
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "OFX with decimal commas, and points between thousands",
            """
            2026-01-02 -1234.56
            2026-01-03 -7.50
            2026-01-04 2000.00
            """,
            """
            OFXHEADER:100

            <OFX><STMTRS><CURDEF>BRL<BANKACCTFROM><ACCTID>77</BANKACCTFROM>
            <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260102<TRNAMT>-1.234,56<FITID>1<MEMO>ALUGUEL</STMTTRN>
            <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260103<TRNAMT>-7,5<FITID>1<MEMO>TARIFA</STMTTRN>
            <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260104<TRNAMT>2000,00000<FITID>0<MEMO>SALARIO</STMTTRN>
            </STMTRS></OFX>
            """)
        {
            Currencies = "BRL",
        },
        new(
            "OFX 2 with comments, a card and an investment account",
            """
            2026-01-02 -6.60
            2026-01-05 -12.00
            """,
            """
            <?xml version="1.0" encoding="utf-8" standalone="no"?>
            <?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
            <!-- <STMTTRN><TRNAMT>-1.00</STMTTRN> -->
            <OFX>
              <BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD</CURDEF><BANKACCTFROM><ACCTID>77</ACCTID></BANKACCTFROM>
                <BANKTRANLIST><DTSTART>20260101</DTSTART>
                  <STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260102120000.000[-5:EST]</DTPOSTED><TRNAMT>-6.60</TRNAMT><FITID>A1</FITID><NAME>Shop</NAME></STMTTRN>
                </BANKTRANLIST><LEDGERBAL><BALAMT>100.00</BALAMT><DTASOF>20260131</DTASOF></LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1>
              <CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD</CURDEF><CCACCTFROM><ACCTID>4111</ACCTID></CCACCTFROM>
                <BANKTRANLIST>
                  <STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260105</DTPOSTED><TRNAMT>-12.00</TRNAMT><FITID>A1</FITID><NAME>Films</NAME></STMTTRN>
                </BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1>
              <INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>USD</CURDEF><INVACCTFROM><ACCTID>99</ACCTID></INVACCTFROM>
                <INVTRANLIST><BUYSTOCK><INVBUY><INVTRAN><FITID>I1</FITID><DTTRADE>20260106</DTTRADE></INVTRAN><TOTAL>-1000.00</TOTAL></INVBUY></BUYSTOCK></INVTRANLIST>
                <INVPOSLIST><POSSTOCK><INVPOS><UNITS>10</UNITS></INVPOS></POSSTOCK></INVPOSLIST>
              </INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1>
            </OFX>
            """)
        {
            Currencies = "USD",
        },
        new(
            "OFX of a card whose purchases are positive",
            """
            2026-01-02 -6.60
            2026-01-03 100.00
            """,
            """
            OFXHEADER:100

            <OFX><CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>4111</CCACCTFROM>
            <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260102<TRNAMT>6.60<FITID>1<NAME>Shop</STMTTRN>
            <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260103<TRNAMT>-100.00<FITID>2<NAME>Payment</STMTTRN>
            </CCSTMTRS></OFX>
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
            Currencies = "USD",
        },
        new(
            "OFX without any sign, debits and credits by their types",
            """
            2026-01-02 -6.60
            2026-01-03 100.00
            """,
            """
            OFXHEADER:100

            <OFX><STMTRS><CURDEF>USD
            <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260102<TRNAMT>6.60<FITID>1<NAME>Shop</STMTTRN>
            <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260103<TRNAMT>100.00<FITID>2<NAME>Pay</STMTTRN>
            </STMTRS></OFX>
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
            Currencies = "USD",
        },
        new(
            "OFX whose entries have neither a sign nor a type that says debit or credit",
            "2026-01-02 -6.60",
            """
            OFXHEADER:100

            <OFX><STMTRS><CURDEF>USD
            <STMTTRN><TRNTYPE>OTHER<DTPOSTED>20260102<TRNAMT>6.60<FITID>1<NAME>Shop</STMTTRN>
            </STMTRS></OFX>
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
            Currencies = "USD",
        },
        new(
            "OFX that corrects and deletes entries of an earlier file",
            """
            2026-01-02 -6.60
            2026-01-03 -9.00 not-spending
            """,
            """
            OFXHEADER:100

            <OFX><STMTRS><CURDEF>USD
            <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260102<TRNAMT>-6.60<FITID>1<CORRECTFITID>0<CORRECTACTION>REPLACE<NAME>Shop</STMTTRN>
            <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260103<TRNAMT>-9.00<FITID>2<CORRECTFITID>X<CORRECTACTION>DELETE<NAME>Shop</STMTTRN>
            </STMTRS></OFX>
            """)
        {
            Currencies = "USD",
        },
        new(
            "QIF of a card with one purchase and one payment",
            """
            2026-01-13 -12.50
            2026-01-14 50.00
            """,
            """
            !Type:CCard
            D13/01/2026
            T12.50
            PStore
            ^
            D14/01/2026
            T-50.00
            PThank you
            ^
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
        },
        new(
            "OFX with an amount in another currency",
            """
            2026-01-02 -6.60
            2026-01-03 -9.00
            """,
            """
            OFXHEADER:100

            <OFX><STMTRS><CURDEF>USD
            <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260102<TRNAMT>-6.60<FITID>1<NAME>Shop<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY></STMTTRN>
            <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260103<TRNAMT>-9.00<FITID>2<NAME>Shop<ORIGCURRENCY><CURRATE>1.1<CURSYM>GBP</ORIGCURRENCY></STMTTRN>
            </STMTRS></OFX>
            """)
        {
            Currencies = "EUR USD",
        },
        new(
            "QIF of a card, with days first and years behind an apostrophe",
            """
            2019-04-02 -1234.56
            2019-04-13 50.00
            """,
            """
            !Type:CCard
            D2/ 4'19
            T-1,234.56
            U-1,234.56
            PShop
            ^
            D13/ 4'19
            T50.00
            PPayment
            ^
            """),
        new(
            "QIF of a card whose purchases are positive",
            """
            2026-01-31 -25.00
            2026-01-30 -4.50
            2026-01-15 300.00
            """,
            """
            !Type:CCard
            D01/31/2026
            T25.00
            PBook shop
            ^
            D01/30/2026
            T4.50
            PCoffee
            ^
            D01/15/2026
            T-300.00
            PPayment
            ^
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
        },
        new(
            "QIF with a decimal comma and no line for the type",
            """
            2026-01-31 -1234.56
            2026-01-30 -1000.00 not-spending
            """,
            """
            D31.01.2026
            T-1.234,56
            PLaden
            LHaushalt
            ^
            D30.01.2026
            T-1.000,00
            L[Sparen]
            ^
            """),
        new(
            "QIF of several accounts, a section of securities between them",
            """
            2026-01-31 -10.00
            2026-01-30 -20.00
            """,
            """
            !Option:AutoSwitch
            !Account
            NChecking
            TBank
            ^
            NCash
            TCash
            ^
            !Clear:AutoSwitch
            !Account
            NChecking
            TBank
            ^
            !Type:Bank
            D01/31/2026
            T-10.00
            PShop
            SFood
            EBread
            $-6.00
            SHome
            $-4.00
            ^
            !Type:Invst
            D01/30/2026
            NBuy
            YACME
            I10
            Q5
            T50.00
            ^
            !Account
            NCash
            TCash
            ^
            !Type:Cash
            D01/30/2026
            T-20.00
            PCoffee
            ^
            """),
        new(
            "QIF in an American order that the file names",
            "2026-02-01 -10.00",
            """
            !Option:MDY
            !Type:Bank
            D02/01/26
            T-10.00
            ^
            """),
        new(
            "QIF whose days could be months, and whose thousands could be units",
            """
            2026-02-01 -1234.00
            """,
            """
            !Type:Bank
            D01/02/26
            T-1.234
            ^
            """)
        {
            Needs = "dateFormat decimalSeparator",
            Options = new StatementOptions { DateFormat = "dd/MM/yy", DecimalSeparator = ',' },
        },
        new(
            "CAMT.053 with a batch, a reversal, a pending entry, two accounts in two currencies",
            """
            2026-01-05 -30.00
            2026-01-06 10.00
            2026-01-07 -7.00 pending
            2026-01-08 -5.00
            """,
            """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><n:BkToCstmrStmt>
              <n:GrpHdr><n:MsgId>1</n:MsgId></n:GrpHdr>
              <n:Stmt><n:Acct><n:Id><n:IBAN>CH01</n:IBAN></n:Id><n:Ccy>CHF</n:Ccy></n:Acct>
                <n:Ntry><n:Amt Ccy="CHF">30.00</n:Amt><n:CdtDbtInd>DBIT</n:CdtDbtInd><n:Sts>BOOK</n:Sts><n:BookgDt><n:Dt>2026-01-05</n:Dt></n:BookgDt>
                  <n:NtryDtls><n:Btch><n:NbOfTxs>2</n:NbOfTxs></n:Btch>
                    <n:TxDtls><n:AmtDtls><n:TxAmt><n:Amt Ccy="CHF">10.00</n:Amt></n:TxAmt></n:AmtDtls><n:RltdPties><n:Cdtr><n:Nm>Bäcker</n:Nm></n:Cdtr></n:RltdPties></n:TxDtls>
                    <n:TxDtls><n:AmtDtls><n:TxAmt><n:Amt Ccy="CHF">20.00</n:Amt></n:TxAmt></n:AmtDtls><n:RltdPties><n:Cdtr><n:Nm>Metzger</n:Nm></n:Cdtr></n:RltdPties></n:TxDtls>
                  </n:NtryDtls></n:Ntry>
                <n:Ntry><n:Amt Ccy="CHF">10.00</n:Amt><n:CdtDbtInd>CRDT</n:CdtDbtInd><n:RvslInd>true</n:RvslInd><n:Sts>BOOK</n:Sts><n:BookgDt><n:Dt>2026-01-06</n:Dt></n:BookgDt></n:Ntry>
                <n:Ntry><n:Amt Ccy="CHF">7.00</n:Amt><n:CdtDbtInd>DBIT</n:CdtDbtInd><n:Sts>PDNG</n:Sts><n:ValDt><n:Dt>2026-01-07</n:Dt></n:ValDt></n:Ntry>
              </n:Stmt>
              <n:Stmt><n:Acct><n:Id><n:Othr><n:Id>123</n:Id></n:Othr></n:Id></n:Acct>
                <n:Ntry><n:Amt Ccy="EUR">5</n:Amt><n:CdtDbtInd>DBIT</n:CdtDbtInd><n:Sts>BOOK</n:Sts><n:BookgDt><n:DtTm>2026-01-08T00:30:00+02:00</n:DtTm></n:BookgDt></n:Ntry>
              </n:Stmt>
            </n:BkToCstmrStmt></n:Document>
            """)
        {
            Encoding = "iso-8859-1",
            Currencies = "CHF EUR",
        },
        new(
            "CAMT.052, version 8: the status in an element of its own, an entry for information",
            """
            2026-01-05 -30.00
            2026-01-06 -1.00 not-spending
            2026-01-07 -2.00 pending
            """,
            """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"><BkToCstmrAcctRpt><Rpt><Acct><Id><IBAN>DE00</IBAN></Id><Ccy>EUR</Ccy></Acct>
            <Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-05Z</Dt></BookgDt></Ntry>
            <Ntry><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>INFO</Cd></Sts><BookgDt><Dt>2026-01-06</Dt></BookgDt></Ntry>
            <Ntry><Amt Ccy="EUR">2.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>FUTR</Cd></Sts><BookgDt><Dt>2026-01-07</Dt></BookgDt></Ntry>
            </Rpt></BkToCstmrAcctRpt></Document>
            """)
        {
            Currencies = "EUR",
        },
        new(
            "An XML prolog that names the wrong encoding",
            "2026-01-05 -30.00",
            """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <Document><BkToCstmrStmt><Stmt>
            <Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-01-05</Dt></BookgDt><AddtlNtryInf>Café</AddtlNtryInf></Ntry>
            </Stmt></BkToCstmrStmt></Document>
            """)
        {
            Currencies = "EUR",
        },
    ];
}
