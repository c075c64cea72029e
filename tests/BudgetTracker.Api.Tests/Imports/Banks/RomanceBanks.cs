using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>France, Italy, Spain, Portugal and Romania, beside those in <see cref="EuropeanBanks"/>.</summary>
internal static class RomanceBanks
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "Boursorama: a balance of the account that is the same in each row",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            2026-01-28 -3.20
            """,
            """
            dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;accountLabel;accountbalance
            2026-01-30;2026-01-30;"CARTE 29/01/26 EPICERIE CB*1234";"Alimentation";"Vie quotidienne";epicerie;-45,60;;00012345;"BoursoBank";1554.40
            2026-01-29;2026-01-29;"VIR EMPLOYEUR";"Salaires";"Revenus";employeur;"1 500,00";;00012345;"BoursoBank";1554.40
            2026-01-28;2026-01-28;"CARTE 27/01/26 BOULANGERIE CB*1234";"Alimentation";"Vie quotidienne";boulangerie;-3,20;;00012345;"BoursoBank";1554.40
            """),
        new(
            "Société Générale: a preamble with two days and a balance",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            ="0001234567";01/01/2026;31/01/2026;2;31/01/2026;1 554,40 EUR
            Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise
            30/01/2026;CARTE X1234;CARTE X1234 29/01 EPICERIE;-45,60;EUR
            29/01/2026;VIR RECU;VIR RECU EMPLOYEUR;1500,00;EUR
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "La Banque Postale: euros and francs",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Numéro Compte   ;00012345
            Type         ;CCP
            Compte tenu en  ;euros
            Date            ;31/01/2026
            Solde (EUROS)   ;1554,40
            Solde (FRANCS)  ;10196,20

            Date;Libellé;Montant(EUROS);Montant(FRANCS)
            30/01/2026;"ACHAT CB EPICERIE 29.01.26";-45,60;-299,12
            29/01/2026;"VIREMENT DE EMPLOYEUR";1500,00;9839,36
            """)
        {
            Encoding = "windows-1252",
            Needs = "amountColumn",
            Options = new StatementOptions { AmountColumn = "Montant(EUROS)" },
        },
        new(
            "Caisse d'Épargne: a sign before both sides, balances around",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Code de la banque : 12345;Code de l'agence : 00001;Date de début de téléchargement : 01/01/2026;Date de fin de téléchargement : 31/01/2026;
            Numéro de compte : 00012345;Nom du compte : COMPTE DE DEPOT;Devise : EUR;

            Solde en fin de période;;;;1554,40
            Date;Numéro d'opération;Libellé;Débit;Crédit;Détail;
            30/01/26;0001;CB EPICERIE;-45,60;;FACT 290126;
            29/01/26;0002;VIR EMPLOYEUR;;+1500,00;SALAIRE;
            Solde en début de période;;;;100,00
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "Crédit Mutuel: money out below zero",
            """
            2026-01-29 1500.00
            2026-01-30 -45.60
            """,
            """
            Date;Date de valeur;Débit;Crédit;Libellé;Solde
            29/01/2026;29/01/2026;;1500,00;VIR EMPLOYEUR;1600,00
            30/01/2026;30/01/2026;-45,60;;PAIEMENT CB EPICERIE;1554,40
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "LCL: no header, the closing balance in the last line",
            """
            2026-01-29 1500.00
            2026-01-30 -45.60
            2026-01-30 -3.20
            invalid
            """,
            """
            29/01/2026;1500;Virement;;VIR EMPLOYEUR;;0;Divers
            30/01/2026;-45,6;Carte;;CB EPICERIE;;0;Divers
            30/01/2026;-3,2;Carte;;CB BOULANGERIE;;0;Divers
            31/01/2026;1551,2;;00001 123456X
            """),
        new(
            "Fortuneo",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Date opération;Date valeur;libellé;Débit;Crédit;
            30/01/2026;30/01/2026;CARTE 29/01 EPICERIE;-45,60;;
            29/01/2026;29/01/2026;VIR EMPLOYEUR;;1500,00;
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "Fineco: money in first, a state of each entry",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            2026-01-31 -9.99 pending
            """,
            """
            Data_Operazione;Data_Valuta;Entrate;Uscite;Descrizione;Descrizione_Completa;Stato;Moneymap
            30/01/2026;30/01/2026;;-45,60;Pagamento Visa Debit;ALIMENTARI;Contabilizzato;Spesa
            29/01/2026;29/01/2026;1.500,00;;Bonifico;STIPENDIO;Contabilizzato;Stipendio
            31/01/2026;;;-9,99;Pagamento Visa Debit;FILM;Autorizzato;Svago
            """),
        new(
            "Poste Italiane",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Data Contabile;Data Valuta;Addebiti (euro);Accrediti (euro);Descrizione operazioni
            30/01/2026;30/01/2026;45,60;;PAGAMENTO POS ALIMENTARI
            29/01/2026;29/01/2026;;1.500,00;BONIFICO STIPENDIO
            """)
        {
            Currencies = "EUR",
        },
        new(
            "UniCredit",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Data Registrazione;Data valuta;Descrizione;Importo (EUR);
            30.01.2026;30.01.2026;PAGAMENTO CARTA ALIMENTARI;-45,60;
            29.01.2026;29.01.2026;BONIFICO STIPENDIO;1.500,00;
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Hype: times, two states",
            """
            2026-01-31 -45.60
            2026-01-29 1500.00
            """,
            """
            Data operazione,Data contabile,Iban,Tipologia,Nome,Descrizione,Importo ( € )
            30/01/2026,31/01/2026,IT00,Pagamento,Alimentari,Pagamento con carta,"-45,60"
            29/01/2026,29/01/2026,IT00,Bonifico,Datore,Stipendio,"1.500,00"
            """)
        {
            Currencies = "EUR",
        },
        new(
            "CaixaBank: euros behind amounts",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Concepto;Fecha;Importe;Saldo
            MERCADO;30/01/2026;-45,60EUR;1.554,40EUR
            NOMINA;29/01/2026;1.500,00EUR;1.600,00EUR
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Sabadell: no header, bars between cells",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            2026-01-28 -10.00
            """,
            """
            30/01/2026|COMPRA TARJ. MERCADO|30/01/2026|-45.60|1554.40|5540XXXXXXXX1234|
            29/01/2026|NOMINA EMPRESA|29/01/2026|1500.00|1600.00||
            28/01/2026|COMISION|28/01/2026|-10.00|100.00||
            """),
        new(
            "Santander Spain: a preamble, an amount with the real minus sign",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Cuenta:;ES00 0049 0000
            Titular:;A B
            Saldo:;1.554,40 EUR

            FECHA OPERACIÓN;FECHA VALOR;CONCEPTO;IMPORTE EUR;SALDO
            30/01/2026;30/01/2026;Compra Mercado;−45,60;1.554,40
            29/01/2026;29/01/2026;Nomina;1.500,00;1.600,00
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Millennium bcp: a type that says what the sign says",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Nome;A B
            Conta;0000012345
            Data de;01-01-2026
            Data até;31-01-2026

            Data lançamento;Data valor;Descrição;Montante;Tipo;Saldo
            30-01-2026;30-01-2026;COMPRA MERCADO;-45,60;Débito;1554,40
            29-01-2026;29-01-2026;ORDENADO;1500,00;Crédito;1600,00
            """),
        new(
            "Caixa Geral de Depósitos: two balances, blanks behind the names",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Consultar saldos e movimentos à ordem - 31-01-2026

            Conta ;0000012345 - EUR - Conta Extracto
            Data de início ;01-01-2026
            Data de fim ;31-01-2026

            Data mov. ;Data valor ;Descrição ;Débito ;Crédito ;Saldo contabilístico ;Saldo disponível ;Categoria ;
            30-01-2026;30-01-2026;COMPRA MERCADO ;45,60;;1.554,40;1.554,40;COMPRAS ;
            29-01-2026;29-01-2026;ORDENADO ;;1.500,00;1.600,00;1.600,00;Diversos ;
             ; ; ; ;Saldo contabilístico ;1.554,40 EUR ; ;
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "Banca Transilvania: money out below zero",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Numar cont:,RO00
            Perioada:,01/01/2026-31/01/2026

            Data tranzactie,Data valuta,Descriere,Referinta tranzactiei,Debit,Credit,Sold contabil
            2026-01-30,2026-01-30,"Plata la POS; MAGAZIN","123ABC","-45.60",,"1,554.40"
            2026-01-29,2026-01-29,"Incasare; SALARIU","124ABC",,"1,500.00","1,600.00"
            """),
        new(
            "ING Romania: months in words, details below each entry",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Data,,,Detalii tranzactie,,Debit,Credit
            30 ianuarie 2026,,,Cumparare POS,,"45,60",
            ,,,Nr. card: xxxx1234,,,
            ,,,Terminal: MAGAZIN,,,
            29 ianuarie 2026,,,Incasare,,,"1.500,00"
            ,,,Ordonator: ANGAJATOR,,,
            """),
    ];
}
